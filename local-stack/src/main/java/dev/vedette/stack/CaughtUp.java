package dev.vedette.stack;

import dev.vedette.archive.ArchiveJob;
import dev.vedette.price.PriceFacts;
import dev.vedette.price.job.PriceJob;
import dev.vedette.price.job.ReadPositions;
import dev.vedette.topic.EventType;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until the tables hold all that the price job may have judged by when it dropped the
 * observations that are to be judged again, and all that it said of them.
 *
 * <p>A job tells Kafka after each of its checkpoints how far it has read, and commits to its tables
 * what it made of it. So when a checkpoint has come after the one that told of a position, the
 * tables hold all that lies before the position.
 */
final class CaughtUp {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int LOOKS = 10;
  private static final Set<String> TOPICS =
      PriceFacts.TYPES.stream().map(EventType::topic).collect(Collectors.toUnmodifiableSet());

  private final Jobs jobs;
  private final Topics topics;

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

  /** The topics that prices are judged from. */
  interface Topics {
    /** Where they end now. */
    ReadPositions end() throws InterruptedException;

    /** How far a group of consumers is, as it told at last. */
    ReadPositions told(String group) throws InterruptedException;
  }

  CaughtUp(Jobs jobs, Topics topics) {
    this.jobs = jobs;
    this.topics = topics;
  }

  /**
   * Waits. To be called when the requests have been read.
   *
   * @return where the topics ended after every judge had dropped its observations
   * @throws StackException if a job takes no checkpoints at present
   */
  ReadPositions await() throws InterruptedException {
    // The clerk had passed the rule and the horizon on before it made the request, so with this
    // checkpoint every judge has heard of both.
    jobs.checkpoint(PriceJob.NAME);
    ReadPositions end = topics.end();
    jobs.checkpoint(PriceJob.NAME);
    while (!isArchived(end)) {
      Thread.sleep(LOOK_AGAIN);
    }
    jobs.checkpoint(ArchiveJob.NAME);
    return end;
  }

  private boolean isArchived(ReadPositions end) throws InterruptedException {
    jobs.checkpoint(ArchiveJob.NAME);
    // Told a moment after the checkpoint, or with the next one.
    for (int look = 1; look < LOOKS; look++) {
      if (end.isReachedBy(topics.told(ArchiveJob.GROUP))) {
        return true;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    return end.isReachedBy(topics.told(ArchiveJob.GROUP));
  }

  /** The topics as a broker knows them. */
  record OnBroker(BrokerOffsets broker) implements Topics {
    @Override
    public ReadPositions end() throws InterruptedException {
      return positions(broker.ends(TOPICS));
    }

    @Override
    public ReadPositions told(String group) throws InterruptedException {
      return positions(broker.told(group));
    }

    private static ReadPositions positions(Map<TopicPartition, Long> offsets) {
      ReadPositions positions = new ReadPositions();
      offsets.forEach(
          (partition, offset) -> {
            if (TOPICS.contains(partition.topic())) {
              positions.put(partition.topic(), partition.partition(), offset);
            }
          });
      return positions;
    }
  }
}
