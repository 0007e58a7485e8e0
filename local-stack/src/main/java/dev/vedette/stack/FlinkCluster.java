package dev.vedette.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this process, with durable checkpoints. Its jobs go on where they were, after
 * an orderly end as after a crash; {@link JobRecovery} finds the place.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkCluster.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int RETAINED_CHECKPOINTS = 3;
  private static final int SLOTS = 12;

  /** Flink's names for them. */
  private static final Map<StateBackend, String> BACKENDS =
      Map.of(StateBackend.HEAP, "hashmap", StateBackend.ROCKSDB, "rocksdb");

  private static final Duration LAST_CHECKPOINT = Duration.ofSeconds(20);
  private static final Duration CHECKPOINT = Duration.ofSeconds(60);
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
  private static final Duration CANCEL = Duration.ofSeconds(10);

  private final MiniCluster cluster;
  private final Configuration configuration;
  private final JobRecovery recovery;
  private final Map<String, JobID> running = new LinkedHashMap<>();

  private FlinkCluster(MiniCluster cluster, Configuration configuration, JobRecovery recovery) {
    this.cluster = cluster;
    this.configuration = configuration;
    this.recovery = recovery;
  }

  /**
   * @param checkpoints folder of the checkpoints
   * @param jobs folder of the remembered job ids
   * @param temporary folder for spilled data; may be emptied while the cluster is down
   * @param stateBackend where jobs keep their state
   * @param port of the REST interface and the web page; 0 for any free one
   */
  static FlinkCluster start(
      Path checkpoints, Path jobs, Path temporary, StateBackend stateBackend, int port) {
    Configuration configuration = configuration(checkpoints, temporary, stateBackend, port);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .setCommonBindAddress(LOOPBACK)
                .build());
    try {
      cluster.start();
    } catch (Exception e) {
      throw new StackException("Cannot start Flink: " + e.getMessage(), e);
    }
    return new FlinkCluster(cluster, configuration, new JobRecovery(checkpoints, jobs));
  }

  /** Starts a job from its latest readable checkpoint, or with empty state where there is none. */
  void submit(StackJob job) {
    try {
      JobRecovery.Start start = recovery.plan(job.name(), job.withoutNewest());
      recovery.prune(job.name(), start, RETAINED_CHECKPOINTS);
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.getExecutionEnvironment(configuration);
      job.pipeline().define(environment);
      StreamGraph graph = environment.getStreamGraph();
      graph.setJobName(job.name());
      graph.setJobId(start.jobId());
      start
          .checkpoint()
          .ifPresent(
              checkpoint ->
                  graph.setSavepointRestoreSettings(
                      SavepointRestoreSettings.forPath(
                          checkpoint.toUri().toString(),
                          /* allowNonRestoredState= */ false,
                          // What belongs to another id is only read: it is removed with that id.
                          start.sameJob() ? RecoveryClaimMode.CLAIM : RecoveryClaimMode.NO_CLAIM)));
      JobID id = cluster.submitJob(graph).get().getJobID();
      running.put(job.name(), id);
      watch(job.name(), id);
    } catch (IOException | ExecutionException e) {
      throw new StackException("Cannot start the job %s: %s".formatted(job.name(), rootOf(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while starting the job " + job.name() + ".", e);
    }
  }

  /**
   * Takes a checkpoint of a running job, and waits for it: whatever the job had read before is in
   * it.
   *
   * @throws StackException if the job does not run, or its checkpoint fails
   */
  void checkpoint(String job) throws InterruptedException {
    JobID id = running.get(job);
    if (id == null) {
      throw new StackException("Cannot take a checkpoint of %s: no such job.".formatted(job));
    }
    try {
      long number =
          cluster
              .triggerCheckpoint(id, CheckpointType.CONFIGURED)
              .get(CHECKPOINT.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("{} took checkpoint {}.", job, number);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException("Cannot take a checkpoint of %s: %s".formatted(job, rootOf(e)), e);
    }
  }

  /**
   * Runs a bounded job to its end, without restarts: whoever asks tries again.
   *
   * @throws StackException if it fails
   */
  void run(String name, StackJob.Pipeline pipeline) throws InterruptedException {
    Configuration once = new Configuration(configuration);
    once.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(once);
    pipeline.define(environment);
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(name);
    JobID id = new JobID();
    graph.setJobId(id);
    try {
      cluster.submitJob(graph).get();
      JobResult result = cluster.requestJobResult(id).get();
      if (!result.isSuccess()) {
        throw new StackException(
            "The job %s ended as %s: %s"
                .formatted(
                    name,
                    result.getApplicationStatus(),
                    result.getSerializedThrowable().map(FlinkCluster::rootOf).orElse("")));
      }
    } catch (ExecutionException e) {
      throw new StackException("Cannot run the job %s: %s".formatted(name, rootOf(e)), e);
    } catch (InterruptedException e) {
      var unused = cluster.cancelJob(id);
      throw e;
    }
  }

  /** Address of the REST interface. */
  String address() throws InterruptedException, ExecutionException {
    return cluster.getRestAddress().get().toString();
  }

  /**
   * Waits until every job runs. One that does not within half a minute is left to its restarts, and
   * shown by {@code status}.
   */
  void awaitRunning() throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    for (Map.Entry<String, JobID> job : running.entrySet()) {
      while (cluster.getJobStatus(job.getValue()).get() != JobStatus.RUNNING) {
        if (System.nanoTime() - begin > START.toNanos()) {
          LOG.warn("{} does not run yet. What keeps it is in this log.", job.getKey());
          break;
        }
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  /** Takes a last checkpoint of each job, cancels it, and ends the cluster. */
  @Override
  public void close() {
    running.forEach(this::stop);
    try {
      cluster.closeAsync().get(CANCEL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException("Cannot end Flink in good order: " + rootOf(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(String job, JobID id) {
    try {
      if (cluster.getJobStatus(id).get() == JobStatus.RUNNING) {
        long number =
            cluster
                .triggerCheckpoint(id, CheckpointType.CONFIGURED)
                .get(LAST_CHECKPOINT.toMillis(), TimeUnit.MILLISECONDS);
        LOG.info("{} took its last checkpoint, number {}.", job, number);
      }
    } catch (ExecutionException | TimeoutException e) {
      // Nothing is lost: the next start repeats what came after the checkpoint before.
      LOG.warn("{} could not take a last checkpoint: {}", job, rootOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      if (!cluster.getJobStatus(id).get().isGloballyTerminalState()) {
        cluster.cancelJob(id).get(CANCEL.toMillis(), TimeUnit.MILLISECONDS);
        cluster.requestJobResult(id).get(CANCEL.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("{} could not be cancelled: {}", job, rootOf(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch(String job, JobID id) {
    var unused =
        cluster
            .requestJobResult(id)
            .whenComplete(
                (result, failure) -> {
                  if (result != null && result.getSerializedThrowable().isPresent()) {
                    LOG.error(
                        "{} has failed for good, and its events wait in Kafka. Repair the cause,"
                            + " then `vedette down` and `vedette up`.",
                        job,
                        result.getSerializedThrowable().get());
                  }
                });
  }

  private static String rootOf(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }

  private static void useBackend(Configuration configuration, StateBackend stateBackend) {
    configuration.set(StateBackendOptions.STATE_BACKEND, BACKENDS.get(stateBackend));
    // RocksDB takes it for caches and write buffers; the heap's jobs sort in it at the most.
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE,
        MemorySize.ofMebiBytes(stateBackend == StateBackend.ROCKSDB ? 512 : 64));
    if (stateBackend == StateBackend.ROCKSDB) {
      // A checkpoint every few seconds must not copy what has not changed.
      configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
      // Checkpoints leave many small files, and most of them do not hold the key that is asked for.
      configuration.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
      configuration.set(RocksDBOptions.USE_PARTITIONED_INDEX_FILTERS, true);
    }
  }

  /**
   * How jobs run on one machine.
   *
   * @param checkpoints folder of the checkpoints
   * @param temporary folder for spilled data
   * @param stateBackend where jobs keep their state
   * @param port of the REST interface; 0 for any free one
   */
  public static Configuration configuration(
      Path checkpoints, Path temporary, StateBackend stateBackend, int port) {
    Configuration configuration = new Configuration();
    useBackend(configuration, stateBackend);
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_PORT, String.valueOf(port));
    configuration.set(RestOptions.PORT, port);
    configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(BlobServerOptions.PORT, "0");
    // Whoever may open the page could otherwise upload code, and run it.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    configuration.set(CoreOptions.TMP_DIRS, temporary.toString());
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, StackJobs.PARALLELISM);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(96));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(96));

    // Kryo would hide a type without a serializer until its class changes.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);

    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, StackJobs.CHECKPOINTS);
    configuration.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofSeconds(1));
    configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(2));
    configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    configuration.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, RETAINED_CHECKPOINTS);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);

    // Bounded: a job that fails again and again ends as FAILED, where `status` and the log show it,
    // after some ten minutes. The first delay lets a commit that was under way come to its end.
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofSeconds(5));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMinutes(1));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, 2.0);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
        Duration.ofMinutes(10));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, 12);
    return configuration;
  }
}
