package dev.vedette.stack;

import dev.vedette.stack.StackJob.WithoutNewest;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides from which checkpoint, and under which job id, a job goes on after its process is gone.
 *
 * <p>The id matters because Iceberg's sink notes, with each snapshot, the id of the job and the
 * number of the checkpoint, and takes a checkpoint with a number that it has seen for a repetition.
 * Hence the one rule: <em>a job keeps its id only if it goes on from the newest checkpoint that it
 * completed under this id.</em> In all other cases the checkpoints' numbers could come again with
 * other contents, which the sink would drop without a word (apache/iceberg#18098, #10892), and the
 * job gets a new id.
 *
 * <p>The ids that a job has had are kept in a file of the state folder, the newest first.
 */
final class JobRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(JobRecovery.class);
  private static final String METADATA = "_metadata";
  private static final String PREFIX = "chk-";
  private static final String SHARED = "shared";
  private static final int REMEMBERED_IDS = 10;

  /**
   * How a job is to be started.
   *
   * @param jobId the id to run under
   * @param checkpoint the folder to restore, if any
   * @param sameJob whether the id is that of the checkpoint
   */
  record Start(JobID jobId, Optional<Path> checkpoint, boolean sameJob) {}

  private final Path checkpoints;
  private final Path jobs;

  /**
   * @param checkpoints where Flink keeps them, one folder per job id
   * @param jobs where the ids are remembered, one file per job
   */
  JobRecovery(Path checkpoints, Path jobs) {
    this.checkpoints = checkpoints;
    this.jobs = jobs;
  }

  /** Decides, and remembers the id. */
  Start plan(String job, WithoutNewest withoutNewest) throws IOException {
    List<JobID> ids = ids(job);
    boolean damaged = false;
    for (JobID id : ids) {
      for (Path checkpoint : completed(id)) {
        if (files(checkpoint).isEmpty()) {
          damaged = true;
          continue;
        }
        if (!damaged && id.equals(ids.get(0))) {
          LOG.info("{} goes on from {}.", job, checkpoint);
          return new Start(id, Optional.of(checkpoint), true);
        }
        if (withoutNewest == WithoutNewest.EMPTY_STATE) {
          LOG.warn(
              "{} starts with empty state and a new id, and goes on from what it has written: it has no readable checkpoint that is the newest.",
              job);
          return fresh(job, ids);
        }
        Start start = new Start(new JobID(), Optional.of(checkpoint), false);
        remember(job, start.jobId(), ids);
        LOG.warn("{} goes on from {}, an older one, under a new id.", job, checkpoint);
        return start;
      }
    }
    if (!ids.isEmpty()) {
      LOG.warn("{} starts with empty state and a new id: it has no readable checkpoint.", job);
    }
    return fresh(job, ids);
  }

  /**
   * Removes what no later start can need, once a job goes on from its own newest checkpoint: all
   * but the newest few of its checkpoints, those that it never completed, files that only such
   * shared, and all of earlier ids.
   */
  void prune(String job, Start start, int retained) throws IOException {
    if (!start.sameJob()) {
      return;
    }
    List<Path> keep = completed(start.jobId()).stream().limit(retained).toList();
    for (Path checkpoint : numbered(start.jobId())) {
      if (!keep.contains(checkpoint)) {
        FileUtils.deleteDirectory(checkpoint.toFile());
      }
    }
    pruneShared(start.jobId(), keep);
    for (JobID id : ids(job)) {
      if (!id.equals(start.jobId())) {
        FileUtils.deleteDirectory(checkpoints.resolve(id.toHexString()).toFile());
      }
    }
    remember(job, start.jobId(), List.of());
  }

  private Start fresh(String job, List<JobID> before) throws IOException {
    JobID id = new JobID();
    remember(job, id, before);
    return new Start(id, Optional.empty(), false);
  }

  private List<JobID> ids(String job) throws IOException {
    Path file = jobs.resolve(job);
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream().map(JobID::fromHexString).toList();
  }

  private void remember(String job, JobID id, List<JobID> before) throws IOException {
    Files.createDirectories(jobs);
    List<String> lines = new ArrayList<>();
    lines.add(id.toHexString());
    before.stream().limit(REMEMBERED_IDS).map(JobID::toHexString).forEach(lines::add);
    Path draft = jobs.resolve(job + ".new");
    Files.write(draft, lines);
    Files.move(draft, jobs.resolve(job), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The checkpoints that were completed, newest first: Flink writes the metadata last. */
  private List<Path> completed(JobID id) throws IOException {
    return numbered(id).stream()
        .filter(checkpoint -> Files.exists(checkpoint.resolve(METADATA)))
        .toList();
  }

  private List<Path> numbered(JobID id) throws IOException {
    Path folder = checkpoints.resolve(id.toHexString());
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> child.getFileName().toString().matches(PREFIX + "\\d+"))
          .sorted(Comparator.comparingLong(JobRecovery::number).reversed())
          .toList();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }

  /** A job that goes on knows nothing of files that the checkpoint it goes on from has not. */
  private void pruneShared(JobID id, List<Path> kept) throws IOException {
    Path shared = checkpoints.resolve(id.toHexString()).resolve(SHARED);
    if (!Files.isDirectory(shared)) {
      return;
    }
    Set<Path> needed = new HashSet<>();
    for (Path checkpoint : kept) {
      needed.addAll(files(checkpoint).orElse(Set.of()));
    }
    try (Stream<Path> files = Files.list(shared)) {
      for (Path file : files.filter(each -> !needed.contains(each.toAbsolutePath())).toList()) {
        Files.delete(file);
      }
    }
  }

  /** The files of a checkpoint besides its metadata; empty where it cannot be restored. */
  private static Optional<Set<Path>> files(Path checkpoint) {
    try (DataInputStream metadata =
        new DataInputStream(
            new BufferedInputStream(Files.newInputStream(checkpoint.resolve(METADATA))))) {
      Set<Path> files =
          CheckpointFiles.of(
              Checkpoints.loadCheckpointMetadata(
                  metadata, JobRecovery.class.getClassLoader(), checkpoint.toUri().toString()));
      Optional<Path> missing = files.stream().filter(Files::notExists).findAny();
      if (missing.isPresent()) {
        LOG.warn("The checkpoint {} lacks its file {}.", checkpoint, missing.get());
        return Optional.empty();
      }
      return Optional.of(files);
      // A damaged length field ends in an unchecked exception as easily as in an IOException.
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      LOG.warn(
          "The checkpoint {} is damaged ({}). Was the disk full, or the power cut?",
          checkpoint,
          e.toString());
      return Optional.empty();
    }
  }
}
