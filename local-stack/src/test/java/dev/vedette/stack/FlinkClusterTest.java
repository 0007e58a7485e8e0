package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.stack.StackJob.WithoutNewest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterTest {
  /** Numbers that the job has seen; a job cannot reach the test in any other way. */
  private static final Queue<Long> SEEN = new ConcurrentLinkedQueue<>();

  private static final Semaphore ARRIVED = new Semaphore(0);

  private static final StackJob COUNTING =
      new StackJob(
          "counting",
          WithoutNewest.OLDER_CHECKPOINT,
          environment ->
              environment
                  .fromSequence(0, Long.MAX_VALUE - 1)
                  .uid("numbers")
                  .setParallelism(1)
                  .sinkTo(new Slowly())
                  .uid("slowly")
                  .setParallelism(1));

  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @Test
  void aJobGoesOnWhereItWasWhenTheClusterEnded() throws Exception {
    long last = runFor(50);

    SEEN.clear();
    runFor(1);

    // The last checkpoint is taken shortly before the job is cancelled.
    assertThat(SEEN.element()).isPositive().isLessThanOrEqualTo(last + 1);
  }

  @Test
  void aJobGoesOnFromAnOlderCheckpointWhenTheNewestIsTruncated() throws Exception {
    runFor(20);
    SEEN.clear();
    runFor(20);
    long second = SEEN.element();
    SEEN.clear();
    truncateNewest();

    runFor(1);

    assertThat(SEEN.element()).isPositive().isLessThanOrEqualTo(second + 1);
  }

  /** Runs the job until it has seen so many numbers, ends it in good order, and says the last. */
  private long runFor(int numbers) throws Exception {
    try (FlinkCluster cluster =
        FlinkCluster.start(
            folder.resolve("checkpoints"),
            folder.resolve("jobs"),
            Files.createDirectories(folder.resolve("tmp")),
            StateBackend.HEAP,
            0)) {
      cluster.submit(COUNTING);
      while (SEEN.size() < numbers) {
        assertThat(ARRIVED.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
    }
    return SEEN.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private void truncateNewest() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      List<Path> checkpoints =
          files
              .filter(file -> Files.exists(file.resolve("_metadata")))
              .sorted(Comparator.comparingLong(FlinkClusterTest::number))
              .toList();
      assertThat(checkpoints).hasSizeGreaterThan(1);
      Path newest = checkpoints.get(checkpoints.size() - 1).resolve("_metadata");
      byte[] whole = Files.readAllBytes(newest);
      Files.write(newest, java.util.Arrays.copyOf(whole, whole.length / 2));
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** Takes about a thousand numbers a second. */
  private static final class Slowly implements Sink<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Long number, Context ignored) throws InterruptedException {
          SEEN.add(number);
          ARRIVED.release();
          Thread.sleep(1);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
