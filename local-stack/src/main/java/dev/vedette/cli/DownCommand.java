package dev.vedette.cli;

import dev.vedette.stack.Installation;
import dev.vedette.stack.StackLauncher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "down",
    description =
        "Stop what runs. Each job takes a last checkpoint first, so the next start goes on there.")
final class DownCommand implements Runnable {
  @Mixin private final Invocation invocation = new Invocation();

  DownCommand() {}

  @Override
  public void run() {
    var out = invocation.out();
    boolean ran =
        new StackLauncher(Installation.current(), invocation.state())
            .down(new PrintedProgress(out));
    if (!ran) {
      out.println("Nothing runs in " + invocation.state().root() + ".");
    }
  }
}
