package dev.vedette.benchmark;

import dev.vedette.event.StockoutScore;
import dev.vedette.stack.StateBackend;
import dev.vedette.stockout.job.StockoutJobRules;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much state the stockout job keeps for each SKU at each outlet. */
@Command(
    name = "state",
    description = {
      "Bytes of state for each SKU at each outlet, once the job has read a market.",
      "The market's last two days, the allowed lateness, are pending facts and part of the state. "
          + "Try --outlets 10000 --days 4 for a million keys, with VEDETTE_BENCHMARK_HEAP=14g."
    })
final class StateBenchmark implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Mixin private final MarketOptions market = new MarketOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Of ${COMPLETION-CANDIDATES}, where state is kept (default: each in turn).")
  private List<StateBackend> backends = new ArrayList<>(List.of(StateBackend.values()));

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Progress progress = new Progress(out);
    Report report = new Report("state");
    try (TestBed bed = TestBed.open()) {
      SyntheticMarket events = market.market();
      report.setting("market", market.size().toString());
      report.setting("keys", "%,d".formatted(market.size().keys()));
      progress.stage("Writing " + market.size() + ".");
      MarketTopics.write(bed, events, progress);
      for (StateBackend backend : backends) {
        progress.stage("Running with state on " + backend.label() + ".");
        measure(bed, events, backend, report, progress);
      }
    }
    reports.publish(report, out);
    return 0;
  }

  private void measure(
      TestBed bed, SyntheticMarket events, StateBackend backend, Report report, Progress progress)
      throws Exception {
    WatermarkSink<StockoutScore> sink = new WatermarkSink<>("state-" + backend.label());
    long before = Machine.retainedHeap();
    try (FlinkRun run =
        FlinkRun.start(
            bed,
            "state-" + backend.label(),
            backend,
            progress,
            environment -> StockoutUnderTest.define(environment, bed.brokers(), sink))) {
      double seconds =
          run.await(
                      sink.seen(),
                      events.end().minus(StockoutJobRules.live(ZoneOffset.UTC).allowedLateness()))
                  .toNanos()
              / 1e9;
      report.add(backend.label() + ": read", "events/s", events.toldInAll() / seconds);
      if (backend == StateBackend.HEAP) {
        perKey(report, "heap: retained", Machine.retainedHeap() - before);
      }
      for (SavepointFormatType format : SavepointFormatType.values()) {
        Path savepoint = run.savepoint(bed.folder("savepoint-" + format), format);
        String name = "%s: %s savepoint".formatted(backend.label(), format.toString());
        for (OperatorState operator : metadata(savepoint).getOperatorStates()) {
          if (operator.getStateSize() > market.size().keys()) {
            perKey(
                report,
                name + ", " + operator.getOperatorUid().orElse("?"),
                operator.getStateSize());
          }
        }
      }
    }
  }

  private void perKey(Report report, String figure, long bytes) {
    report.add(figure, "bytes/key", (double) bytes / market.size().keys());
  }

  private static CheckpointMetadata metadata(Path savepoint) throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(savepoint.resolve("_metadata"))))) {
      return Checkpoints.loadCheckpointMetadata(
          in, StateBenchmark.class.getClassLoader(), savepoint.toUri().toString());
    }
  }
}
