package dev.vedette.kafka;

import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.UndecodableRecordException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a registry that does not answer. The records are fine then, so they wait with it: they
 * lie safely in Kafka, and as dead letters they would all have to be replayed.
 *
 * <p>While it waits no checkpoint can pass, so that a registry that is gone for long ends in failed
 * checkpoints, which operators are told of.
 */
public final class Backoff {
  private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** Something that needs the registry. */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws UndecodableRecordException;
  }

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void last(Duration duration) throws InterruptedException;
  }

  private final Pause pause;

  public Backoff() {
    this(Thread::sleep);
  }

  Backoff(Pause pause) {
    this.pause = pause;
  }

  /**
   * Asks until there is an answer.
   *
   * @throws InterruptedException if the task is cancelled meanwhile
   */
  public <T> T untilAnswered(Question<T> question)
      throws UndecodableRecordException, InterruptedException {
    Duration wait = FIRST;
    while (true) {
      try {
        return question.ask();
      } catch (RegistryUnavailableException e) {
        LOG.warn(
            "{} Nothing is lost: trying again in {} ms. Start the registry if it is down.",
            e.getMessage(),
            wait.toMillis());
        pause.last(wait);
        wait = wait.multipliedBy(2).compareTo(LONGEST) < 0 ? wait.multipliedBy(2) : LONGEST;
      }
    }
  }
}
