package dev.vedette.benchmark;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Supplier;

/** Tells a waiting user every few seconds how far a benchmark is. */
final class Progress {
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final PrintWriter out;
  private long lastShown = System.nanoTime();

  Progress(PrintWriter out) {
    this.out = out;
  }

  /** A new stage begins. */
  void stage(String what) {
    print(what);
    lastShown = System.nanoTime();
  }

  /** Shows how far it is if that was not shown for a while. */
  void show(Supplier<String> where) {
    if (System.nanoTime() - lastShown >= EVERY.toNanos()) {
      lastShown = System.nanoTime();
      print("  " + where.get());
    }
  }

  private void print(String line) {
    out.println(line);
    out.flush();
  }
}
