package dev.vedette.benchmark;

import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.job.FactReader;
import dev.vedette.stockout.job.StockoutJobRules;
import dev.vedette.topic.EventType;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many events a second the stockout job takes, beside the least that any job could do. */
@Command(
    name = "throughput",
    description = {
      "Events a second: consumers that only decode, a Flink job that adds up quantities, and the stockout job.",
      "All read the same topics of one broker, which were written once, in turn, as often as asked for. "
          + "The stockout job runs with the rules of the stack: scores, provisional alerts, its topics; its tables are left out.",
      "Processor time is that of this whole process, broker included; on a busy machine it says more than the clock."
    })
final class ThroughputBenchmark implements Callable<Integer> {
  /** What can be measured. */
  enum Contestant {
    CONSUME("a: consume and decode"),
    PLAIN("b: plain Flink job"),
    STOCKOUT("c: stockout job");

    private final String label;

    Contestant(String label) {
      this.label = label;
    }
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Mixin private final MarketOptions market = new MarketOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();
  @Mixin private final RoundOptions rounds = new RoundOptions();
  @Mixin private final StateOptions state = new StateOptions();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Of ${COMPLETION-CANDIDATES}, which to run (default: all).")
  private List<Contestant> only = new ArrayList<>(List.of(Contestant.values()));

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out);
    Report report = new Report("throughput");
    try (TestBed bed = TestBed.open()) {
      SyntheticMarket events = market.market();
      progress.stage("Writing " + market.size() + ".");
      Duration writing = MarketTopics.write(bed, events, progress);
      report.setting("market", market.size().toString());
      report.setting(
          "events",
          "%,d, of which %,d readings"
              .formatted(events.toldInAll(), events.told(EventType.INVENTORY_READINGS)));
      report.setting("state backend", state.backend().label());
      report.setting("parallelism", String.valueOf(FlinkRun.PARALLELISM));
      report.setting("checkpoints", "every 5 s");
      report.add("write to the topics", "events/s", perSecond(events, writing));
      for (int round = rounds.first(); round <= rounds.last(); round++) {
        progress.stage(rounds.describe(round));
        measure(bed, events, round >= 0 ? report : new Report("warm-up"), progress);
      }
    }
    reports.publish(report, out);
    return 0;
  }

  private void measure(TestBed bed, SyntheticMarket events, Report report, Progress progress)
      throws Exception {
    Map<Contestant, Double> rates = new EnumMap<>(Contestant.class);
    Map<Contestant, Double> costs = new EnumMap<>(Contestant.class);
    for (Contestant contestant : only) {
      double before = Machine.processorSeconds();
      double rate =
          perSecond(
              events,
              switch (contestant) {
                case CONSUME ->
                    new PlainConsumers(bed.brokers(), FactReader.TYPES).run(FlinkRun.PARALLELISM);
                case PLAIN -> plain(bed, events.end(), progress);
                case STOCKOUT -> stockout(bed, events.end(), progress);
              });
      double cost = (Machine.processorSeconds() - before) * 1e6 / events.toldInAll();
      rates.put(contestant, rate);
      costs.put(contestant, cost);
      report.add(contestant.label, "events/s", rate);
      report.add(contestant.label + ", processor", "µs/event", cost);
      progress.stage(
          "  %-8s %,.0f events/s, %.1f µs of processor time each"
              .formatted(contestant, rate, cost));
    }
    if (only.contains(Contestant.PLAIN) && only.contains(Contestant.STOCKOUT)) {
      report.add(
          "c / b, by events/s",
          "ratio",
          rates.getOrDefault(Contestant.STOCKOUT, Double.NaN)
              / rates.getOrDefault(Contestant.PLAIN, Double.NaN));
      report.add(
          "c / b, by processor time",
          "ratio",
          costs.getOrDefault(Contestant.PLAIN, Double.NaN)
              / costs.getOrDefault(Contestant.STOCKOUT, Double.NaN));
    }
  }

  private Duration plain(TestBed bed, Instant end, Progress progress) throws Exception {
    WatermarkSink<PlainSum.Total> sink = new WatermarkSink<>("plain");
    try (FlinkRun run =
        FlinkRun.start(
            bed,
            "plain",
            state.backend(),
            progress,
            environment -> PlainSum.define(environment, bed.brokers(), sink))) {
      return run.await(sink.seen(), end);
    }
  }

  private Duration stockout(TestBed bed, Instant end, Progress progress) throws Exception {
    WatermarkSink<StockoutScore> sink = new WatermarkSink<>("stockout");
    try (FlinkRun run =
        FlinkRun.start(
            bed,
            "stockout",
            state.backend(),
            progress,
            environment -> StockoutUnderTest.define(environment, bed.brokers(), sink))) {
      return run.await(
          sink.seen(), end.minus(StockoutJobRules.live(ZoneOffset.UTC).allowedLateness()));
    }
  }

  private static double perSecond(SyntheticMarket events, Duration time) {
    return events.toldInAll() / (time.toNanos() / 1e9);
  }
}
