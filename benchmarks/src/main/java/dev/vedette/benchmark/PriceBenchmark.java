package dev.vedette.benchmark;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.job.PriceJob;
import dev.vedette.price.job.PriceJobRules;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many prices a second the price job judges, beside the least that any job could do. */
@Command(
    name = "price",
    description = {
      "Observed prices a second: consumers that only decode, and the price job.",
      "Both read the same topics of one broker, in turn, as often as asked for. "
          + "The price job runs with the rules of the stack, from its topics to its topics, cases included; its table is left out.",
      "Processor time is that of this whole process, broker included; on a busy machine it says more than the clock."
    })
final class PriceBenchmark implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Mixin private final ReportOptions reports = new ReportOptions();
  @Mixin private final RoundOptions rounds = new RoundOptions();
  @Mixin private final StateOptions state = new StateOptions();

  @Option(
      names = "--outlets",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Outlets (default: ${DEFAULT-VALUE}).")
  private int outlets;

  @Option(
      names = "--skus",
      paramLabel = "N",
      defaultValue = "50",
      description = "SKUs that each outlet sells, with 41 rules each (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "20",
      description =
          "Days on which each price of each outlet is observed (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the prices (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out);
    Report report = new Report("price");
    for (int round = rounds.first(); round <= rounds.last(); round++) {
      progress.stage(rounds.describe(round));
      SyntheticPrices prices =
          new SyntheticPrices(new SyntheticMarket.Size(outlets, skus, days), seed);
      // The job reads what it says: each time there is nothing yet.
      try (TestBed bed = TestBed.open()) {
        MarketTopics.write(bed, SyntheticPrices.TYPES, prices::tell, progress);
        new BesideDecoding(SyntheticPrices.TYPES, prices.toldInAll(), "price job")
            .measure(
                bed,
                () -> judge(bed, prices, progress),
                round >= 0 ? report : new Report("warm-up"),
                progress);
      }
      report.setting("events", "%,d".formatted(prices.toldInAll()));
      report.setting("price rules", "%,d".formatted(prices.rules()));
    }
    report.setting("state backend", state.backend().label());
    report.setting("parallelism", String.valueOf(FlinkRun.PARALLELISM));
    report.setting("checkpoints", "every 5 s");
    reports.publish(report, out);
    return 0;
  }

  private Duration judge(TestBed bed, SyntheticPrices prices, Progress progress) throws Exception {
    WatermarkSink<PriceVerdict> sink = new WatermarkSink<>("price");
    try (FlinkRun run =
        FlinkRun.start(
            bed,
            "price",
            state.backend(),
            progress,
            environment ->
                PriceJob.overTopics(
                        environment, bed.brokers(), LocalRegistry.ACCESS, PriceJobRules.live())
                    .verdicts()
                    .sinkTo(sink)
                    .name("benchmark-end")
                    .uid("benchmark-end"))) {
      return run.await(sink.seen(), prices.end());
    }
  }
}
