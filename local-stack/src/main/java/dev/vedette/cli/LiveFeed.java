package dev.vedette.cli;

import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.Heartbeats;
import dev.vedette.simulator.SimulatedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends simulated events to the broker at their time. Heartbeats follow the newest event that the
 * broker has acknowledged, so event time comes as far as the market has on every partition. When it
 * stops, all that was sent has been acknowledged, and event time stands at the last event: nothing
 * is half there.
 */
final class LiveFeed {
  private static final long LONGEST_WAIT_NANOS = 50_000_000;

  /** Is told how the market goes on. */
  interface Progress {
    /**
     * An event was handed over.
     *
     * @param simulated time of the market
     * @param events sent so far
     * @param lagNanos how far sending is behind the pace; 0 if it is not
     */
    void sent(Instant simulated, long events, long lagNanos);

    /**
     * Everything sent has been acknowledged.
     *
     * @param reached time of the market; null if nothing was sent
     * @param complete whether the market has ended, and was not stopped
     */
    void ended(@Nullable Instant reached, long events, boolean complete);
  }

  private final EventPublisher publisher;
  private final Pace pace;
  private final BooleanSupplier stopped;
  private final Progress progress;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  /**
   * @param stopped whether to stop
   */
  LiveFeed(EventPublisher publisher, Pace pace, BooleanSupplier stopped, Progress progress) {
    this.publisher = publisher;
    this.pace = pace;
    this.stopped = stopped;
    this.progress = progress;
  }

  /**
   * Sends the events until they end or it is told to stop.
   *
   * @throws dev.vedette.ingestion.kafka.BrokerUnavailableException if the broker does not answer in
   *     time
   * @throws dev.vedette.wire.RegistryUnavailableException if the registry does not
   */
  void run(Iterator<SimulatedEvent> arrivals) {
    long begin = System.nanoTime();
    long events = 0;
    Instant reached = null;
    boolean complete = false;
    try (Heartbeats heartbeats =
        new Heartbeats(publisher, Heartbeats.Mode.RECORDED, InstantSource.system())) {
      heartbeats.start();
      while (!stopped.getAsBoolean()) {
        if (!arrivals.hasNext()) {
          complete = true;
          break;
        }
        SimulatedEvent event = arrivals.next().identified();
        long due = begin + pace.dueNanos(event.arrival(), events);
        if (!await(due)) {
          break;
        }
        send(event, heartbeats);
        events++;
        reached = event.arrival();
        progress.sent(reached, events, Math.max(0, System.nanoTime() - due));
      }
    }
    publisher.flush();
    throwIfFailed();
    if (reached != null) {
      publisher.heartbeat(reached);
      publisher.flush();
    }
    progress.ended(reached, events, complete);
  }

  /** Waits until a time; false when told to stop before it. */
  private boolean await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (stopped.getAsBoolean()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(left, LONGEST_WAIT_NANOS));
    }
    return true;
  }

  private void send(SimulatedEvent event, Heartbeats heartbeats) {
    throwIfFailed();
    publisher.publish(
        event.type(),
        event.event(),
        refused -> {
          if (refused == null) {
            heartbeats.accepted(event.arrival());
          } else {
            failure.compareAndSet(
                null,
                refused instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("Cannot send: " + refused, refused));
          }
        });
  }

  private void throwIfFailed() {
    RuntimeException refused = failure.get();
    if (refused != null) {
      throw refused;
    }
  }
}
