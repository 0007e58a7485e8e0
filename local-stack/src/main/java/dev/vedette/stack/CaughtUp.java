package dev.vedette.stack;

import dev.vedette.archive.ArchiveJob;
import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.price.PriceFacts;
import dev.vedette.price.job.PriceJob;
import dev.vedette.price.job.ReadPositions;
import dev.vedette.topic.EventType;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Waits until the tables hold what belongs to a checkpoint of the price job.
 *
 * <p>A job tells Kafka at each of its checkpoints how far it has read, and commits to its tables
 * what it made of it, at the same time. So when a checkpoint has come after the one that told of a
 * position, the tables hold all that lies before the position.
 */
final class CaughtUp {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int LOOKS = 10;
  private static final Set<String> TOPICS =
      PriceFacts.TYPES.stream().map(EventType::topic).collect(Collectors.toUnmodifiableSet());

  private final Jobs jobs;
  private final Positions told;

  /** Takes checkpoints of jobs. */
  @FunctionalInterface
  interface Jobs {
    /**
     * Takes a checkpoint of a job now, and waits for it.
     *
     * @throws StackException if that is not possible at present
     */
    void checkpoint(String job) throws InterruptedException;
  }

  /** How far a job has read, as of its newest checkpoint. */
  @FunctionalInterface
  interface Positions {
    /** The positions in the topics that prices are judged from. */
    ReadPositions of(String group) throws InterruptedException;
  }

  CaughtUp(Jobs jobs, Positions told) {
    this.jobs = jobs;
    this.told = told;
  }

  /** Positions as a broker knows them. */
  static Positions told(Admin admin) {
    return group -> {
      try {
        ReadPositions positions = new ReadPositions();
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get()
            .forEach(
                (partition, offset) -> {
                  if (offset != null && TOPICS.contains(partition.topic())) {
                    positions.put(partition.topic(), partition.partition(), offset.offset());
                  }
                });
        return positions;
      } catch (ExecutionException e) {
        throw new StackException("The broker does not say how far %s is.".formatted(group), e);
      }
    };
  }

  /**
   * Waits.
   *
   * @return how far the price job had read, at a checkpoint after it made the requests
   * @throws StackException if a job takes no checkpoints at present
   */
  ReadPositions await(Collection<PriceRejudgeRequest> requests) throws InterruptedException {
    ReadPositions judged =
        positions(
            PriceJob.NAME,
            PriceJob.GROUP,
            read -> requests.stream().allMatch(request -> isBefore(request, read)));
    jobs.checkpoint(PriceJob.NAME);
    positions(ArchiveJob.NAME, ArchiveJob.GROUP, judged::isReachedBy);
    jobs.checkpoint(ArchiveJob.NAME);
    return judged;
  }

  private static boolean isBefore(PriceRejudgeRequest request, ReadPositions read) {
    String topic = request.getSourceTopic();
    Integer partition = request.getSourcePartition();
    Long offset = request.getSourceOffset();
    return topic == null
        || partition == null
        || offset == null
        || read.hasRead(topic, partition, offset);
  }

  /** The positions that a job tells of, once they are far enough. */
  private ReadPositions positions(String job, String group, Predicate<ReadPositions> farEnough)
      throws InterruptedException {
    while (true) {
      jobs.checkpoint(job);
      // Told a moment after the checkpoint, or with the next one.
      for (int look = 0; look < LOOKS; look++) {
        ReadPositions positions = told.of(group);
        if (farEnough.test(positions)) {
          return positions;
        }
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }
}
