package dev.vedette.cli;

import dev.vedette.stack.StackException;
import dev.vedette.stack.StateFolder;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
    name = "vedette",
    mixinStandardHelpOptions = true,
    versionProvider = Vedette.Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    description = "Streaming market intelligence for price-regulated retail, on this machine.",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0   done",
      "  1   it could not be done, and the message says why; verify, verify-seal: something",
      "      differs; rules check, notifications check: something was found",
      "  2   the command line was not understood",
      "  3   status: something is not up"
    },
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      DemoCommand.class,
      LoadCommand.class,
      SimulateCommand.class,
      DeadLettersCommand.class,
      QueryCommand.class,
      NotebookCommand.class,
      VerifyCommand.class,
      RulesCommand.class,
      SealCommand.class,
      VerifySealCommand.class,
      UserCommand.class,
      TokenCommand.class,
      NotificationsCommand.class,
      CompactCommand.class,
      ReplayCommand.class,
      BacktestCommand.class,
      TrendCommand.class
    })
public final class Vedette implements Runnable {
  static final int NOT_UP = 3;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Option(
      names = "--state",
      scope = ScopeType.INHERIT,
      paramLabel = "FOLDER",
      description =
          "Folder with all data of the stack (default: $VEDETTE_STATE, or .vedette in this"
              + " folder).")
  private Path state = Path.of(System.getenv().getOrDefault("VEDETTE_STATE", ".vedette"));

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where an error came from.")
  private boolean verbose;

  Vedette() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Vedette root = new Vedette();
    CommandLine line = new CommandLine(root);
    CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion
        .getCommandSpec()
        .usageMessage()
        .description("Print a bash completion script: source <(./vedette completion)");
    line.addSubcommand("completion", completion);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          command.getErr().println(root.explain(failure));
          return CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  StateFolder state() {
    return new StateFolder(state);
  }

  private String explain(Exception failure) {
    if (verbose) {
      StringBuilder trace = new StringBuilder(failure.toString());
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        trace.append("\n\ncaused by ").append(cause);
        for (StackTraceElement element : cause.getStackTrace()) {
          trace.append("\n    at ").append(element);
        }
      }
      return trace.toString();
    }
    // Ours say what the user can do. Others were not foreseen; their kind may be all they tell.
    return failure instanceof StackException || failure instanceof UncheckedIOException
        ? String.valueOf(failure.getMessage())
        : failure + "\nThis was not foreseen. Try again with --verbose, and report what it says.";
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Vedette.class.getPackage().getImplementationVersion();
      return new String[] {"vedette " + (version == null ? "(not packaged)" : version)};
    }
  }
}
