package dev.vedette.cli;

import dev.vedette.stack.StateFolder;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What every command has: the state folder, where it prints, and how it is used. */
@Command
final class Invocation {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli
  private Vedette vedette;

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec command;

  Invocation() {}

  StateFolder state() {
    return vedette.state();
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  PrintWriter err() {
    return command.commandLine().getErr();
  }

  /** Prints how the command is used. */
  void printUsage() {
    command.commandLine().usage(out());
  }

  /** What to throw at a command line that makes no sense; it ends with exit code 2. */
  ParameterException misuse(String why) {
    return new ParameterException(command.commandLine(), why);
  }
}
