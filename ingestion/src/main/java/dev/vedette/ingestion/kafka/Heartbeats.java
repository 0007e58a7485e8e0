package dev.vedette.ingestion.kafka;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps event time moving on partitions that are quiet: once a second it says how far event time
 * has come.
 */
public final class Heartbeats implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Heartbeats.class);

  /** What event time follows. */
  public enum Mode {
    /**
     * The events: time is that of the newest event so far, and stands still while none comes. For
     * recorded history, and for a try on one's own machine.
     */
    RECORDED,
    /** The clock on the wall. For live operation; with history it would make everything late. */
    WALL
  }

  private final EventPublisher publisher;
  private final Mode mode;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Instant> newest = new AtomicReference<>();
  private @Nullable Instant stated;
  private boolean failing;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param clock tells the time in mode {@link Mode#WALL}
   */
  public Heartbeats(EventPublisher publisher, Mode mode, InstantSource clock) {
    this.publisher = publisher;
    this.mode = mode;
    this.clock = clock;
  }

  /** Begins to beat, once a second. */
  public void start() {
    var unused = timer.scheduleWithFixedDelay(this::beatOrWarn, 1, 1, TimeUnit.SECONDS);
  }

  /** Learns of the time of an event that the broker has acknowledged. */
  public void accepted(Instant eventTime) {
    newest.accumulateAndGet(
        eventTime,
        (known, time) -> known == null || (time != null && time.isAfter(known)) ? time : known);
  }

  /** States the time if it has moved on. */
  synchronized void beat() {
    Instant time = mode == Mode.WALL ? clock.instant() : newest.get();
    if (time != null && (stated == null || time.isAfter(stated))) {
      publisher.heartbeat(time);
      stated = time;
    }
  }

  private void beatOrWarn() {
    try {
      beat();
      failing = false;
    } catch (RuntimeException e) {
      // An exception that left this method would end the timer for good.
      if (!failing) {
        LOG.warn("Cannot send heartbeats; trying again every second: {}", e.getMessage());
      }
      failing = true;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("A heartbeat is still under way; the publisher is closed under it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
