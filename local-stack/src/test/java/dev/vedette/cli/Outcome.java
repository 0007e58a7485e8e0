package dev.vedette.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command printed, on both streams, and how it ended. */
record Outcome(int exitCode, String out) {
  /** Runs a command of {@code ./vedette} in this JVM. */
  static Outcome of(String... arguments) {
    CommandLine line = Vedette.commandLine();
    StringWriter written = new StringWriter();
    PrintWriter out = new PrintWriter(written);
    line.setOut(out);
    line.setErr(out);
    int exitCode = line.execute(arguments);
    return new Outcome(exitCode, written.toString());
  }
}
