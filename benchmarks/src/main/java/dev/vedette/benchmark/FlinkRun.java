package dev.vedette.benchmark;

import dev.vedette.stack.FlinkCluster;
import dev.vedette.stack.StateBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One job on a Flink cluster in this process, configured as in the local stack. */
final class FlinkRun implements AutoCloseable {
  static final int PARALLELISM = 2;
  private static final int SLOTS = 4;
  private static final Duration CHECKPOINTS = Duration.ofSeconds(5);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final MiniCluster cluster;
  private final JobID job;
  private final Progress progress;

  private FlinkRun(MiniCluster cluster, JobID job, Progress progress) {
    this.cluster = cluster;
    this.job = job;
    this.progress = progress;
  }

  /** Adds a job's topology. */
  interface Definition {
    void define(StreamExecutionEnvironment environment);
  }

  /** Starts a job. */
  static FlinkRun start(
      TestBed bed, String name, StateBackend backend, Progress progress, Definition definition)
      throws Exception {
    Path checkpoints = bed.folder("checkpoints-" + name);
    Configuration configuration =
        FlinkCluster.configuration(checkpoints, bed.folder("flink"), backend, 0);
    // A job that fails has measured nothing.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(PARALLELISM);
    environment.enableCheckpointing(CHECKPOINTS.toMillis());
    environment.getConfig().enableObjectReuse();
    definition.define(environment);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .setCommonBindAddress("127.0.0.1")
                .build());
    cluster.start();
    LocalRegistry.SHARED.begin();
    JobID job = cluster.submitJob(environment.getStreamGraph()).get().getJobID();
    return new FlinkRun(cluster, job, progress);
  }

  /**
   * Waits until the job has dealt with everything before {@code end}; gives the time since it
   * decoded its first record.
   */
  Duration await(WatermarkSink.Seen seen, Instant end) throws Exception {
    long last = end.toEpochMilli() - 1;
    while (seen.watermark() < last) {
      checkRuns();
      progress.show(
          () ->
              "event time %s of %s"
                  .formatted(
                      seen.watermark() == Long.MIN_VALUE
                          ? "-"
                          : Instant.ofEpochMilli(seen.watermark()),
                      end));
      Thread.sleep(LOOK_AGAIN);
    }
    return Duration.ofNanos(System.nanoTime() - LocalRegistry.SHARED.firstAsked());
  }

  void checkRuns() throws InterruptedException, ExecutionException {
    JobStatus status = cluster.getJobStatus(job).get();
    if (status == JobStatus.FAILED || status == JobStatus.FAILING) {
      throw new IllegalStateException(
          "The job failed.",
          cluster.requestJobResult(job).get().getSerializedThrowable().orElse(null));
    }
  }

  /** Takes a savepoint; gives its folder. */
  Path savepoint(Path folder, SavepointFormatType format) throws Exception {
    String made = cluster.triggerSavepoint(job, folder.toUri().toString(), false, format).get();
    return Path.of(java.net.URI.create(made.startsWith("file:/") ? made : "file:" + made));
  }

  @Override
  public void close() throws Exception {
    cluster.cancelJob(job).get();
    cluster.requestJobResult(job).get();
    cluster.close();
  }
}
