package dev.vedette.stack;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.price.job.PriceRejudgeJob;
import dev.vedette.price.job.ReadPositions;
import dev.vedette.price.job.RejudgeScope;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has prices judged again that the price job no longer keeps, whenever it asks for it. All requests
 * that wait are met by one run of {@link PriceRejudgeJob}; they are acknowledged when it has ended,
 * so that one that was cut off is run again, and adds what is missing.
 *
 * <p>A run knows at least as much as the price job did when it dropped the observations, and as the
 * run before: it counts all that the topics held when every judge had dropped them, and waits until
 * the tables hold that, too. So each judgement is the last word until somebody knows more.
 */
final class PriceRejudging implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PriceRejudging.class);

  /** How long to leave jobs alone that cannot do what is asked of them. */
  static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Requests requests;
  private final CaughtUp tables;
  private final Run run;
  private final Duration tryAgain;
  private final Thread thread;
  private volatile boolean closed;

  /** The requests that were not met yet. Used by one thread. */
  interface Requests extends AutoCloseable {
    /** The requests since the last acknowledged one; none where none has come for a moment. */
    List<PriceRejudgeRequest> await() throws InterruptedException;

    /** All requests so far are met. */
    void acknowledge();

    /** The next requests are those since the last acknowledged one, again. */
    void giveAgain();

    @Override
    void close();
  }

  /** Runs the bounded job to its end. */
  @FunctionalInterface
  interface Run {
    /**
     * Judges again.
     *
     * @throws StackException if the job fails
     */
    void rejudge(RejudgeScope scope, ReadPositions positions) throws InterruptedException;
  }

  private PriceRejudging(Requests requests, CaughtUp tables, Run run, Duration tryAgain) {
    this.requests = requests;
    this.tables = tables;
    this.run = run;
    this.tryAgain = tryAgain;
    this.thread = Thread.ofPlatform().name("price-rejudging").daemon().unstarted(this::serve);
  }

  /**
   * Serves until closed.
   *
   * @param tryAgain pause after a failure
   */
  static PriceRejudging start(Requests requests, CaughtUp tables, Run run, Duration tryAgain) {
    PriceRejudging rejudging = new PriceRejudging(requests, tables, run, tryAgain);
    rejudging.thread.start();
    return rejudging;
  }

  private void serve() {
    try (requests) {
      while (!closed) {
        try {
          List<PriceRejudgeRequest> waiting = requests.await();
          if (!waiting.isEmpty()) {
            meet(waiting);
          }
        } catch (StackException | KafkaException e) {
          if (!closed) {
            LOG.warn(
                "Prices could not be judged again: {} Nothing is lost: trying again in {} s.",
                e.getMessage(),
                tryAgain.toSeconds());
            requests.giveAgain();
            Thread.sleep(tryAgain);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void meet(List<PriceRejudgeRequest> waiting) throws InterruptedException {
    long begin = System.nanoTime();
    RejudgeScope scope = RejudgeScope.of(waiting);
    ReadPositions positions = tables.await();
    long caughtUp = System.nanoTime();
    run.rejudge(scope, positions);
    requests.acknowledge();
    LOG.info(
        "Prices from {} until {} were judged again for {} request(s): waited {} ms for the tables,"
            + " judged for {} ms.",
        scope.from(),
        scope.until(),
        waiting.size(),
        (caughtUp - begin) / 1_000_000,
        (System.nanoTime() - caughtUp) / 1_000_000);
  }

  /** A run under way is cancelled, and done again after the next start. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
