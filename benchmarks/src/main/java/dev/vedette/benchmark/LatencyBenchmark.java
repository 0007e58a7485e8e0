package dev.vedette.benchmark;

import dev.vedette.event.InventoryReading;
import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.job.StockoutJobRules;
import dev.vedette.topic.EventType;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How soon an alert can be read after the reading that causes it. */
@Command(
    name = "latency",
    description = {
      "Milliseconds from the broker's acknowledgement of a reading to its alert, readable in topic stockout-alerts.",
      "The job first reads a market's history. Then readings come at a steady rate, at the pace of the clock "
          + "and in the middle of a day; some find an empty shelf, and those alerts are timed."
    })
final class LatencyBenchmark implements Callable<Integer> {
  private static final int LINGER_MILLIS = 5;

  /** Readings of which one finds the shelf empty. */
  private static final int EMPTY_EVERY = 100;

  private static final Duration INTO_THE_DAY = Duration.ofHours(14);
  private static final Duration STRAGGLERS = Duration.ofSeconds(10);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Mixin private final MarketOptions market = new MarketOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();
  @Mixin private final StateOptions state = new StateOptions();

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Readings a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      description = "Length of a repetition (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "Time at that rate before anything counts (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How often it is measured, one right after the other (default: ${DEFAULT-VALUE}).")
  private int repetitions;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out);
    Report report = new Report("latency");
    try (TestBed bed = TestBed.open()) {
      SyntheticMarket events = market.market();
      progress.stage("Writing the history of " + market.size() + ".");
      MarketTopics.write(bed, events, progress);
      report.setting("history", market.size().toString());
      report.setting("rate", "%,d readings/s, about one of %d empty".formatted(rate, EMPTY_EVERY));
      report.setting("repetition", seconds + " s, after " + warmUp + " s");
      report.setting("state backend", state.backend().label());
      WatermarkSink<StockoutScore> sink = new WatermarkSink<>("latency");
      progress.stage("The job reads it.");
      try (FlinkRun run =
              FlinkRun.start(
                  bed,
                  "latency",
                  state.backend(),
                  progress,
                  environment -> StockoutUnderTest.define(environment, bed.brokers(), sink));
          AlertWatch watch = AlertWatch.start(bed.brokers())) {
        run.await(
            sink.seen(),
            events.end().minus(StockoutJobRules.live(ZoneOffset.UTC).allowedLateness()));
        measure(bed, events, watch, run, report, progress);
      }
    }
    reports.publish(report, out);
    return 0;
  }

  private void measure(
      TestBed bed,
      SyntheticMarket events,
      AlertWatch watch,
      FlinkRun run,
      Report report,
      Progress progress)
      throws Exception {
    try (EventProducer producer =
        new EventProducer(bed.brokers(), EventProducer.OF_STOCK, LINGER_MILLIS)) {
      Readings readings = new Readings(events, producer, watch);
      progress.stage("Readings come.");
      readings.send(warmUp, run);
      for (int i = 1; i <= repetitions; i++) {
        watch.begin();
        progress.stage("Repetition %d of %d.".formatted(i, repetitions));
        double sent = readings.send(seconds, run);
        Latencies latencies = watch.end(STRAGGLERS);
        report.add("readings sent", "1/s", sent);
        report.add("alerts timed", "alerts", latencies.count());
        report.add("alerts missing", "alerts", latencies.missing());
        report.add("p50", "ms", latencies.quantile(0.5));
        report.add("p90", "ms", latencies.quantile(0.9));
        report.add("p99", "ms", latencies.quantile(0.99));
        report.add("max", "ms", latencies.quantile(1));
      }
    }
  }

  /** Readings of one SKU after the other, at the pace of the clock. */
  private final class Readings {
    private final SyntheticMarket events;
    private final EventProducer producer;
    private final AlertWatch watch;
    private final Instant begin;
    private final long beginNanos = System.nanoTime();
    private final SplittableRandom chance = new SplittableRandom(1);
    private final BitSet foundEmpty = new BitSet();
    private long sent;

    Readings(SyntheticMarket events, EventProducer producer, AlertWatch watch) {
      this.events = events;
      this.producer = producer;
      this.watch = watch;
      this.begin = events.end().plus(Duration.ofHours(2)).plus(INTO_THE_DAY);
    }

    /** Gives the rate that was reached. */
    double send(int forSeconds, FlinkRun run) throws Exception {
      long start = System.nanoTime();
      long wanted = (long) forSeconds * rate;
      long lastBeat = start;
      for (long i = 0; i < wanted; i++) {
        long due = start + i * 1_000_000_000L / rate;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(500_000);
        }
        sendOne();
        if (System.nanoTime() - lastBeat > 1_000_000_000L) {
          lastBeat = System.nanoTime();
          producer.reached(now());
          run.checkRuns();
        }
      }
      return wanted / ((System.nanoTime() - start) / 1e9);
    }

    private void sendOne() {
      long keys = market.size().keys();
      // A step that shares no factor with most numbers of keys, so that outlets take turns.
      int key = (int) (sent * 7_919 % keys);
      // By chance, and never twice in a row: a shelf that is known to be empty is no news.
      boolean empty = chance.nextInt(EMPTY_EVERY) == 0 && !foundEmpty.get(key);
      foundEmpty.set(key, empty);
      sent++;
      InventoryReading reading =
          events.reading(key, now(), empty ? 0 : Math.max(1, events.onHand(key)));
      if (empty) {
        watch.expect(reading.getEventId());
        producer.send(
            EventType.INVENTORY_READINGS,
            reading,
            (metadata, failure) -> watch.acknowledged(reading.getEventId(), System.nanoTime()));
      } else {
        producer.happened(EventType.INVENTORY_READINGS, reading);
      }
    }

    private Instant now() {
      return begin.plusNanos((System.nanoTime() - beginNanos) / 1_000 * 1_000);
    }
  }
}
