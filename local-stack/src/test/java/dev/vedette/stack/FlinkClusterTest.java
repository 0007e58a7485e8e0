package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.stack.StackJob.WithoutNewest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlinkClusterTest {
  /** Numbers that the job has seen; a job cannot reach the test in any other way. */
  private static final Queue<Long> SEEN = new ConcurrentLinkedQueue<>();

  private static final long KEYS = 5;
  private static final long OUT_OF_TURN = -1;

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
                  .map(new Slowly())
                  .uid("slowly")
                  .setParallelism(1)
                  .keyBy(number -> number % KEYS, Types.LONG)
                  .process(new InTurn())
                  .uid("in-turn")
                  .setParallelism(1)
                  .sinkTo(new Seen())
                  .uid("seen")
                  .setParallelism(1));

  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  @ParameterizedTest
  @EnumSource
  void aJobGoesOnWhereItWasWhenTheClusterEnded(StateBackend backend) throws Exception {
    long last = runFor(50, backend);

    SEEN.clear();
    runFor(1, backend);

    // The last checkpoint is taken shortly before the job is cancelled.
    assertThat(SEEN.element()).isPositive().isLessThanOrEqualTo(last + 1);
  }

  @ParameterizedTest
  @EnumSource
  void aJobGoesOnFromAnOlderCheckpointWhenTheNewestIsTruncated(StateBackend backend)
      throws Exception {
    runFor(20, backend);
    SEEN.clear();
    runFor(20, backend);
    long second = SEEN.element();
    SEEN.clear();
    truncateNewest();

    runFor(1, backend);

    assertThat(SEEN.element()).isPositive().isLessThanOrEqualTo(second + 1);
  }

  @Test
  void aCheckpointThatLacksAFileGivesWayToOneThatHasAll() throws Exception {
    runFor(20, StateBackend.ROCKSDB);
    SEEN.clear();
    runFor(20, StateBackend.ROCKSDB);
    long second = SEEN.element();
    SEEN.clear();
    Files.delete(newestOf(shared()));

    runFor(1, StateBackend.ROCKSDB);

    assertThat(SEEN.element()).isNotNegative().isLessThanOrEqualTo(second + 1);
  }

  @Test
  void aFileThatNoCheckpointNeedsIsRemovedWhenTheJobGoesOn() throws Exception {
    runFor(20, StateBackend.ROCKSDB);
    Path leftBehind = Files.write(newestOf(shared()).resolveSibling("left-behind"), new byte[] {1});
    SEEN.clear();

    runFor(1, StateBackend.ROCKSDB);

    assertThat(SEEN.element()).isPositive();
    assertThat(leftBehind).doesNotExist();
  }

  /** Runs the job until it has seen so many numbers, ends it in good order, and says the last. */
  private long runFor(int numbers, StateBackend backend) throws Exception {
    try (FlinkCluster cluster =
        FlinkCluster.start(
            folder.resolve("checkpoints"),
            folder.resolve("jobs"),
            Files.createDirectories(folder.resolve("tmp")),
            backend,
            0)) {
      cluster.submit(COUNTING);
      while (SEEN.size() < numbers) {
        assertThat(ARRIVED.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertThat(SEEN).doesNotContain(OUT_OF_TURN);
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

  private List<Path> shared() throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve("checkpoints"))) {
      return files
          .filter(file -> file.toString().contains("/shared/"))
          .sorted(Comparator.comparing(FlinkClusterTest::modified))
          .toList();
    }
  }

  private static Path newestOf(List<Path> files) {
    return files.getLast();
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  /** Lets numbers pass as long as their key's count says that it is their turn. */
  private static final class InTurn extends KeyedProcessFunction<Long, Long, Long> {
    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<Long> COUNT =
        new ValueStateDescriptor<>("count", Types.LONG);
    private static final ValueStateDescriptor<byte[]> BALLAST =
        new ValueStateDescriptor<>("ballast", byte[].class);

    /** Less is kept in the metadata. */
    private static final int OWN_FILE_FROM_BYTES = 20_480;

    @Override
    public void processElement(
        Long number, KeyedProcessFunction<Long, Long, Long>.Context context, Collector<Long> out)
        throws Exception {
      ValueState<Long> count = getRuntimeContext().getState(COUNT);
      long before = Objects.requireNonNullElse(count.value(), 0L);
      count.update(before + 1);
      byte[] ballast = new byte[OWN_FILE_FROM_BYTES];
      new Random(number).nextBytes(ballast);
      getRuntimeContext().getState(BALLAST).update(ballast);
      out.collect(before == number / KEYS ? number : OUT_OF_TURN);
    }
  }

  /**
   * About a thousand numbers a second, before any of them wait in a buffer that a checkpoint would
   * have to wait for.
   */
  private static final class Slowly implements MapFunction<Long, Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public Long map(Long number) throws InterruptedException {
      Thread.sleep(1);
      return number;
    }
  }

  private static final class Seen implements Sink<Long> {
    private static final long serialVersionUID = 1L;

    @Override
    public SinkWriter<Long> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(Long number, SinkWriter.Context ignored) {
          SEEN.add(number);
          ARRIVED.release();
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
