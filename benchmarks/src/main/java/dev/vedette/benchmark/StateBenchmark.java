package dev.vedette.benchmark;

import dev.vedette.stack.StateBackend;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** How much state a job keeps for each SKU at each outlet. */
@Command(
    name = "state",
    description = {
      "Bytes of state for each SKU at each outlet, once the job has read a market; "
          + "of the market job's panes, for each that is not settled.",
      "The market's last two days, the allowed lateness, are pending facts and part of the state. "
          + "Try --outlets 10000 --days 4 for a million keys, with VEDETTE_BENCHMARK_HEAP=14g."
    })
final class StateBenchmark implements Callable<Integer> {
  /** Whose state can be measured. */
  enum Job {
    STOCKOUT,
    MARKET
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli
  private CommandSpec spec;

  @Mixin private final MarketOptions market = new MarketOptions();
  @Mixin private final ReportOptions reports = new ReportOptions();

  @Option(
      names = "--job",
      paramLabel = "NAME",
      defaultValue = "STOCKOUT",
      description = "Of ${COMPLETION-CANDIDATES}, whose state it is (default: ${DEFAULT-VALUE}).")
  private Job job = Job.STOCKOUT;

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
    StateSubject subject =
        switch (job) {
          case STOCKOUT -> new StockoutState(market);
          case MARKET -> new MarketState(market);
        };
    try (TestBed bed = TestBed.open()) {
      report.setting("job", job.name());
      report.setting("market", market.size().toString());
      report.setting("keys", "%,d".formatted(market.size().keys()));
      progress.stage("Writing " + market.size() + ".");
      long events = subject.write(bed, progress);
      report.setting("events", "%,d".formatted(events));
      for (StateBackend backend : backends) {
        progress.stage("Running with state on " + backend.label() + ".");
        measure(bed, subject, events, backend, report, progress);
      }
    }
    reports.publish(report, out);
    return 0;
  }

  private void measure(
      TestBed bed,
      StateSubject subject,
      long events,
      StateBackend backend,
      Report report,
      Progress progress)
      throws Exception {
    long before = Machine.retainedHeap();
    try (FlinkRun run =
        FlinkRun.start(
            bed,
            "state-" + backend.label(),
            backend,
            progress,
            environment -> subject.define(environment, bed.brokers()))) {
      double seconds = subject.toTheEnd(run).toNanos() / 1e9;
      report.add(backend.label() + ": read", "events/s", events / seconds);
      if (backend == StateBackend.HEAP) {
        report.add(
            "heap: retained",
            "bytes/key",
            (double) (Machine.retainedHeap() - before) / market.size().keys());
      }
      for (SavepointFormatType format : SavepointFormatType.values()) {
        Path savepoint = run.savepoint(bed.folder("savepoint-" + format), format);
        String name = "%s: %s savepoint".formatted(backend.label(), format.toString());
        for (OperatorState operator : metadata(savepoint).getOperatorStates()) {
          if (operator.getStateSize() > market.size().keys()) {
            String uid = operator.getOperatorUid().orElse("?");
            StateSubject.Keys keys = subject.keys(uid);
            report.setting("%ss of %s".formatted(keys.unit(), uid), "%,d".formatted(keys.number()));
            report.add(
                name + ", " + uid,
                "bytes/" + keys.unit(),
                (double) operator.getStateSize() / keys.number());
          }
        }
      }
    }
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
