package dev.vedette.cli;

import dev.vedette.stack.Installation;
import dev.vedette.stack.StackLauncher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "down",
    description =
        "Stop what runs. Each job takes a last checkpoint first, so the next start goes on there.")
final class DownCommand implements Runnable {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli
  private Vedette vedette;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  DownCommand() {}

  @Override
  public void run() {
    var out = spec.commandLine().getOut();
    boolean ran =
        new StackLauncher(Installation.current(), vedette.state()).down(new PrintedProgress(out));
    if (!ran) {
      out.println("Nothing runs in " + vedette.state().root() + ".");
    }
  }
}
