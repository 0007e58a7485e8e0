package dev.vedette.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of the benchmarks' command line. */
@Command(
    name = "vedette benchmark",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "NAME",
    usageHelpAutoWidth = true,
    description =
        "Measures this machine with the product on it. Nothing that runs already is touched.",
    footer = {
      "",
      "Figures of a busy machine say little: compare what one run measured side by side.",
      "VEDETTE_BENCHMARK_HEAP sets the largest heap (default 6g)."
    },
    subcommands = {
      ThroughputBenchmark.class,
      PriceBenchmark.class,
      MarketBenchmark.class,
      LatencyBenchmark.class,
      StateBenchmark.class,
      StepsBenchmark.class
    })
public final class Benchmarks implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  Benchmarks() {}

  /** Runs a benchmark and ends the process, with all that it started. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
