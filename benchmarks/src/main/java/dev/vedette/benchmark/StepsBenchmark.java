package dev.vedette.benchmark;

import dev.vedette.benchmark.micro.BookBenchmark;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What single steps of the stockout domain cost, by JMH. */
@Command(
    name = "steps",
    description = {
      "Nanoseconds of single steps: learning a count, a forecast, an arrival, a day's end, storing a ledger.",
      "Timed by JMH, with the half-width of the 99.9 % confidence interval of each mean."
    })
final class StepsBenchmark implements Callable<Integer> {
  private static final int WARM_UP = 2;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Mixin private final ReportOptions reports = new ReportOptions();

  @Option(
      names = "--include",
      paramLabel = "REGEX",
      defaultValue = "",
      description = "Only steps whose name matches.")
  private String include = "";

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processes in which each step is timed (default: ${DEFAULT-VALUE}).")
  private int forks;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "Seconds that each is timed in each process, after two unmeasured (default: ${DEFAULT-VALUE}).")
  private int iterations;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Report report = new Report("steps");
    report.setting("forks", String.valueOf(forks));
    report.setting("iterations", iterations + " x 1 s, after " + WARM_UP + " s unmeasured");
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(BookBenchmark.class.getPackageName() + ".*" + include)
                    .forks(forks)
                    .warmupIterations(WARM_UP)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(iterations)
                    .measurementTime(TimeValue.seconds(1))
                    .jvmArgs("-Xmx1g")
                    .build())
            .run();
    for (RunResult result : results) {
      Result<?> primary = result.getPrimaryResult();
      String name = primary.getLabel();
      report.add(name, primary.getScoreUnit(), primary.getScore());
      report.add(name + " ±", primary.getScoreUnit(), primary.getScoreError());
    }
    reports.publish(report, out);
    return 0;
  }
}
