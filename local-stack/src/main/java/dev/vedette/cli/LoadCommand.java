package dev.vedette.cli;

import dev.vedette.ingestion.file.LoadReport;
import dev.vedette.ingestion.file.LoadSettings;
import dev.vedette.stack.StackSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "load",
    description = {
      "Load event files into the running stack, in the order of the events' own time.",
      "What is there already is not sent again. A row that is no event goes to the dead letters."
    })
final class LoadCommand implements Callable<Integer> {
  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      arity = "1..*",
      paramLabel = "FOLDER",
      description = "Folders or single event files (.csv, .csv.gz, .jsonl, .jsonl.gz).")
  @SuppressWarnings("NullAway.Init") // picocli
  private List<Path> paths;

  @Option(
      names = "--settle",
      description =
          "The files are complete up to their last event: settle all alerts. Older events that come later will be too late.")
  private boolean settle;

  LoadCommand() {}

  @Override
  public Integer call() {
    LoadSettings how =
        settle
            ? LoadSettings.DEFAULT.settling(LoadSettings.ALLOWED_LATENESS)
            : LoadSettings.DEFAULT;
    LoadReport report =
        new Loading(StackSettings.read(invocation.state()), System.out).load(paths, how);
    return report.isComplete() ? 0 : 1;
  }
}
