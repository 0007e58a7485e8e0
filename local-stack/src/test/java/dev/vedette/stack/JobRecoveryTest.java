package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.stack.JobRecovery.Start;
import dev.vedette.stack.StackJob.WithoutNewest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRecoveryTest {
  private static final String JOB = "archive";

  @TempDir private Path folder;
  private JobRecovery recovery = new JobRecovery(Path.of("unset"), Path.of("unset"));

  @BeforeEach
  void setUp() {
    recovery = new JobRecovery(folder.resolve("checkpoints"), folder.resolve("jobs"));
  }

  @Test
  void theFirstStartHasNoCheckpoint() throws Exception {
    Start start = plan();

    assertThat(start.checkpoint()).isEmpty();
    assertThat(start.sameJob()).isFalse();
  }

  @Test
  void aStartWithoutACheckpointTakesANewId() throws Exception {
    // Iceberg's sink would take the checkpoints of a second start for those of the first.
    assertThat(plan().jobId()).isNotEqualTo(plan().jobId());
  }

  @Test
  void theNewestCompletedCheckpointIsRestoredUnderItsOwnId() throws Exception {
    JobID id = plan().jobId();
    complete(id, 9);
    Path newest = complete(id, 10);
    Files.createDirectories(checkpoint(id, 11));

    Start start = plan();

    assertThat(start.checkpoint()).contains(newest);
    assertThat(start.jobId()).isEqualTo(id);
    assertThat(start.sameJob()).isTrue();
  }

  @Test
  void aTruncatedCheckpointGivesWayToTheOneBeforeUnderANewId() throws Exception {
    JobID id = plan().jobId();
    Path older = complete(id, 4);
    truncate(complete(id, 5));

    Start start = plan();

    assertThat(start.checkpoint()).contains(older);
    assertThat(start.jobId()).isNotEqualTo(id);
    assertThat(start.sameJob()).isFalse();
  }

  @Test
  void aJobThatFindsItsPlaceItselfStartsEmptyAfterATruncatedCheckpoint() throws Exception {
    JobID id = plan().jobId();
    complete(id, 4);
    truncate(complete(id, 5));

    Start start = recovery.plan(JOB, WithoutNewest.EMPTY_STATE);

    assertThat(start.checkpoint()).isEmpty();
    assertThat(start.jobId()).isNotEqualTo(id);
  }

  @Test
  void aCheckpointOfAnEarlierIdServesUntilTheNewIdHasOne() throws Exception {
    JobID id = plan().jobId();
    Path older = complete(id, 4);
    truncate(complete(id, 5));
    JobID second = plan().jobId();

    Start third = plan();

    assertThat(third.checkpoint()).contains(older);
    assertThat(third.jobId()).isNotEqualTo(id).isNotEqualTo(second);
  }

  @Test
  void randomBytesInPlaceOfACheckpointAreNotRestored() throws Exception {
    JobID id = plan().jobId();
    Path chk = Files.createDirectories(checkpoint(id, 1));
    Files.write(chk.resolve("_metadata"), new byte[] {0x49, 0x60, 0x67, 0x2d, 0, 0, 0, 5, -1, -1});

    assertThat(plan().checkpoint()).isEmpty();
  }

  @Test
  void anEmptyCheckpointFileIsNotRestored() throws Exception {
    JobID id = plan().jobId();
    truncateTo(complete(id, 1), 0);

    assertThat(plan().checkpoint()).isEmpty();
  }

  @Test
  void jobsDoNotShareCheckpoints() throws Exception {
    complete(plan().jobId(), 1);

    assertThat(recovery.plan("stockout", WithoutNewest.OLDER_CHECKPOINT).checkpoint()).isEmpty();
  }

  @Test
  void whatNoLaterStartNeedsIsRemoved() throws Exception {
    JobID first = plan().jobId();
    truncate(complete(first, 1));
    JobID second = plan().jobId();
    for (int number = 1; number <= 5; number++) {
      complete(second, number);
    }
    Path unfinished = Files.createDirectories(checkpoint(second, 6));

    Start start = plan();
    recovery.prune(JOB, start, 3);

    assertThat(checkpoint(first, 1)).doesNotExist();
    assertThat(unfinished).doesNotExist();
    assertThat(List.of(1, 2)).allSatisfy(n -> assertThat(checkpoint(second, n)).doesNotExist());
    assertThat(List.of(3, 4, 5)).allSatisfy(n -> assertThat(checkpoint(second, n)).exists());
    assertThat(plan().jobId()).isEqualTo(second);
  }

  @Test
  void nothingIsRemovedBeforeTheNewIdHasACheckpoint() throws Exception {
    JobID first = plan().jobId();
    Path older = complete(first, 1);
    truncate(complete(first, 2));

    recovery.prune(JOB, plan(), 3);

    assertThat(older).exists();
  }

  private Start plan() throws IOException {
    return recovery.plan(JOB, WithoutNewest.OLDER_CHECKPOINT);
  }

  private Path checkpoint(JobID id, long number) {
    return folder.resolve("checkpoints").resolve(id.toHexString()).resolve("chk-" + number);
  }

  private Path complete(JobID id, long number) throws IOException {
    Path chk = Files.createDirectories(checkpoint(id, number));
    try (OutputStream out = Files.newOutputStream(chk.resolve("_metadata"))) {
      Checkpoints.storeCheckpointMetadata(
          new CheckpointMetadata(number, List.of(), List.of()), out);
    }
    return chk;
  }

  private static void truncate(Path chk) throws IOException {
    truncateTo(chk, (int) Files.size(chk.resolve("_metadata")) - 3);
  }

  private static void truncateTo(Path chk, int length) throws IOException {
    Path metadata = chk.resolve("_metadata");
    byte[] whole = Files.readAllBytes(metadata);
    Files.write(metadata, java.util.Arrays.copyOf(whole, length));
  }
}
