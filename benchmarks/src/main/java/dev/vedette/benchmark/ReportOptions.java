package dev.vedette.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the figures go. */
final class ReportOptions {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "benchmark-results",
      description = "Folder for NAME.csv and NAME.json (default: ${DEFAULT-VALUE}).")
  private Path folder = Path.of("benchmark-results");

  void publish(Report report, PrintWriter out) throws IOException {
    report.print(out);
    report.write(folder);
    out.printf("%nWritten to %s.%n", folder);
  }
}
