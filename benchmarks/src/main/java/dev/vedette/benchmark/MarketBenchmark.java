package dev.vedette.benchmark;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.job.MarketJob;
import dev.vedette.market.job.MarketPipeline;
import dev.vedette.market.job.MarketRules;
import dev.vedette.topic.EventType;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many events a second the market job takes, beside the least that any job could do. */
@Command(
    name = "market",
    description = {
      "Events a second: consumers that only decode, and the market job.",
      "Both read the same topics of one broker, which were written once, in turn, as often as asked for. "
          + "The market job runs with the rules of the stack, over all of its topics; in place of its tables stand sinks that count.",
      "Processor time is that of this whole process, broker included; on a busy machine it says more than the clock."
    })
final class MarketBenchmark implements Callable<Integer> {
  private static final MarketRules RULES = MarketRules.live(OrderCycles.standard());

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
      description = "SKUs that each outlet sells (default: ${DEFAULT-VALUE}).")
  private int skus;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "35",
      description = "Days of the market (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the market (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out);
    Report report = new Report("market");
    SyntheticTrade trade = new SyntheticTrade(new SyntheticMarket.Size(outlets, skus, days), seed);
    // Then every order cycle that is over is settled.
    Instant end = trade.end().plus(RULES.allowedLateness()).plus(Duration.ofDays(1));
    try (TestBed bed = TestBed.open()) {
      MarketTopics.write(
          bed,
          SyntheticTrade.TYPES,
          listener -> {
            trade.tell(listener);
            listener.reached(end);
          },
          progress);
      report.setting(
          "market", "%,d outlets x %,d SKUs over %d days".formatted(outlets, skus, days));
      report.setting(
          "events",
          "%,d, of which %,d order lines, %,d readings, %,d prices"
              .formatted(
                  trade.toldInAll(),
                  trade.told(EventType.ORDERS),
                  trade.told(EventType.INVENTORY_READINGS),
                  trade.told(EventType.PRICE_OBSERVATIONS)));
      report.setting("state backend", state.backend().label());
      report.setting("parallelism", String.valueOf(FlinkRun.PARALLELISM));
      report.setting("checkpoints", "every 5 s");
      BesideDecoding both =
          new BesideDecoding(SyntheticTrade.TYPES, trade.toldInAll(), "market job");
      for (int round = rounds.first(); round <= rounds.last(); round++) {
        progress.stage(rounds.describe(round));
        Report measured = round >= 0 ? report : new Report("warm-up");
        both.measure(bed, () -> run(bed, end, measured, progress), measured, progress);
      }
    }
    reports.publish(report, out);
    return 0;
  }

  private Duration run(TestBed bed, Instant end, Report report, Progress progress)
      throws Exception {
    WatermarkSink<MarketPane> panes = new WatermarkSink<>("market-panes");
    WatermarkSink<BrandTrend> trends = new WatermarkSink<>("market-trends");
    Instant settled = end.minus(RULES.allowedLateness());
    try (FlinkRun run =
        FlinkRun.start(
            bed,
            "market",
            state.backend(),
            progress,
            environment -> {
              MarketPipeline.Outputs outputs =
                  MarketJob.overTopics(environment, bed.brokers(), LocalRegistry.ACCESS, RULES);
              outputs.panes().sinkTo(panes).name("benchmark-panes").uid("benchmark-panes");
              outputs.trends().sinkTo(trends).name("benchmark-trends").uid("benchmark-trends");
            })) {
      run.await(panes.seen(), settled);
      Duration time = run.await(trends.seen(), settled);
      report.add("revisions of panes", "rows", (double) panes.seen().values());
      report.add("revisions of trends", "rows", (double) trends.seen().values());
      return time;
    }
  }
}
