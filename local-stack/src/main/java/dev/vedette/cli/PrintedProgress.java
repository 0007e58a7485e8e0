package dev.vedette.cli;

import dev.vedette.stack.StackLauncher;
import dev.vedette.stack.StackPart;
import dev.vedette.stack.StackProcess;
import java.io.PrintWriter;
import java.time.Duration;

/** Prints how a start or stop goes on, a line an event. */
final class PrintedProgress implements StackLauncher.Progress {
  private final PrintWriter out;

  PrintedProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void alreadyRunning(StackProcess process, long pid) {
    print("%-16s runs already, pid %d".formatted(process.label(), pid));
  }

  @Override
  public void starting(StackProcess process) {
    print("%-16s starting".formatted(process.label()));
  }

  @Override
  public void up(StackPart part, Duration after) {
    print("%-16s up after %s".formatted(part.label(), seconds(after)));
  }

  @Override
  public void stopping(StackProcess process) {
    print("%-16s stopping".formatted(process.label()));
  }

  @Override
  public void stopped(StackProcess process, Duration after) {
    print("%-16s stopped after %s".formatted(process.label(), seconds(after)));
  }

  @Override
  public void killed(StackProcess process) {
    print("%-16s did not end by itself, and was killed".formatted(process.label()));
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }
}
