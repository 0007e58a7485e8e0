package dev.vedette.accesslog;

import dev.vedette.event.AccessLogEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries entries from the spool to where they go, again and again until they have arrived. One may
 * arrive twice; its id tells.
 */
final class Courier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int LOAD = 200;
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int FAILURES_BETWEEN_MESSAGES = 30;

  private final Spool spool;
  private final Delivery delivery;
  private final AccessLogMetrics metrics;
  private final Semaphore news = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().name("access-log").daemon().unstarted(this::run);
  private volatile boolean ending;
  private int failuresInARow;

  private Courier(Spool spool, Delivery delivery, AccessLogMetrics metrics) {
    this.spool = spool;
    this.delivery = delivery;
    this.metrics = metrics;
  }

  static Courier start(Spool spool, Delivery delivery, AccessLogMetrics metrics) {
    Courier courier = new Courier(spool, delivery, metrics);
    courier.thread.start();
    return courier;
  }

  /** There is an entry. */
  void call() {
    news.release();
  }

  /** Carries what waits, for at most five seconds; the rest stays on disk for the next start. */
  @Override
  public void close() {
    ending = true;
    news.release();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delivery.close();
  }

  private void run() {
    while (true) {
      boolean last = ending;
      boolean emptied = carry();
      if (last) {
        return;
      }
      if (!emptied || news.drainPermits() == 0) {
        await();
      }
    }
  }

  private void await() {
    try {
      if (news.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      ending = true;
    }
  }

  /** Whether nothing is left. */
  private boolean carry() {
    try {
      List<Path> load = spool.waiting(LOAD);
      while (!load.isEmpty()) {
        List<AccessLogEntry> entries = new ArrayList<>();
        for (Path file : load) {
          entries.add(spool.read(file));
        }
        int arrived = delivery.deliver(entries);
        for (Path file : load.subList(0, arrived)) {
          spool.remove(file);
        }
        metrics.delivered(arrived);
        if (failuresInARow > 0) {
          LOG.info("The access log is delivered again.");
          failuresInARow = 0;
        }
        load = spool.waiting(LOAD);
      }
      return true;
    } catch (IOException | RuntimeException e) {
      metrics.failedDelivery();
      // The stack's parts start and stop at different times, so the first few are to be expected.
      if (failuresInARow++ % FAILURES_BETWEEN_MESSAGES == 2) {
        LOG.error(
            "The access log cannot be delivered to Kafka; entries wait in the folder"
                + " access-log.spool, and are tried again. Are Kafka and the schema registry up?"
                + " {}",
            String.valueOf(e));
      }
      return false;
    }
  }
}
