package dev.vedette.console.notify;

import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.wire.RegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one receiver what waits for it, one message after the other, until it has each. It has a
 * thread of its own, so that a receiver which is slow or down holds up no other.
 */
final class Delivery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** Some eight minutes; by then it is not the receiver that is about to change its mind. */
  private static final int MOST_REFUSALS = 10;

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Receiver receiver;
  private final Sender sender;
  private final Ledger ledger;
  private final NotificationLog log;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;
  private volatile Attempts attempts = Attempts.NONE;
  private @Nullable Instant stateToldAt;

  /**
   * How it goes.
   *
   * @param failures in a row
   * @param refusals in a row, of one message
   * @param lastSuccess by this process
   */
  record Attempts(
      int failures,
      int refusals,
      @Nullable Instant lastSuccess,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Instant nextAt) {
    static final Attempts NONE = new Attempts(0, 0, null, null, null, null);

    Attempts succeeded(Instant at) {
      return new Attempts(0, 0, at, lastError, lastErrorAt, null);
    }

    Attempts failed(SendFailedException failure, Instant at, Instant next) {
      return new Attempts(
          failures + 1,
          failure.isRefusal() ? refusals + 1 : 0,
          lastSuccess,
          failure.getMessage(),
          at,
          next);
    }
  }

  Delivery(
      Receiver receiver,
      Sender sender,
      Ledger ledger,
      NotificationLog log,
      Backoff backoff,
      RandomGenerator random,
      InstantSource clock) {
    this.receiver = receiver;
    this.sender = sender;
    this.ledger = ledger;
    this.log = log;
    this.backoff = backoff;
    this.random = random;
    this.clock = clock;
    this.thread =
        Thread.ofVirtual().name("console-delivery-" + receiver.name()).unstarted(this::run);
  }

  /** Begins; everything that was told before is in the ledger by then. */
  void start() {
    thread.start();
  }

  /** There is something new. */
  void wake() {
    wake.release();
  }

  Receiver receiver() {
    return receiver;
  }

  Attempts attempts() {
    return attempts;
  }

  private void run() {
    try {
      while (!closing) {
        try {
          goOn();
        } catch (RuntimeException e) {
          // One that nobody foresaw must not end all telling.
          LOG.error("Cannot send to {}; trying again.", receiver.name(), e);
          pause(backoff.longest());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void goOn() throws InterruptedException {
    Optional<Message> next = ledger.next(receiver.name());
    if (next.isPresent()) {
      deliver(next.get());
      return;
    }
    Duration left = tellState();
    // Whoever wakes it may have done so several times.
    boolean unused = wake.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS);
    wake.drainPermits();
  }

  private void deliver(Message message) throws InterruptedException {
    int before = attempts.failures();
    try {
      sender.send(message, clock.instant());
    } catch (SendFailedException e) {
      if (closing) {
        return;
      }
      failed(e);
      if (attempts.refusals() >= MOST_REFUSALS) {
        LOG.error(
            "{} refuses message {} for good: {}. It is not sent again; the topic tells what it said.",
            receiver.name(),
            message.id(),
            e.getMessage());
        String answer = String.valueOf(e.getMessage());
        write(() -> log.refused(message, before + 1, answer, clock.instant()));
        ledger.refuse(receiver.name(), message.id(), answer);
        attempts = attempts.succeeded(clock.instant());
        return;
      }
      pause(Duration.between(clock.instant(), nextAt()));
      return;
    }
    Instant at = clock.instant();
    attempts = attempts.succeeded(at);
    // If it crashes before this is written, the receiver gets the message again, by the same id.
    write(() -> log.delivered(message, before + 1, at));
    ledger.deliver(receiver.name(), message.id(), at);
    if (before > 0) {
      LOG.info("{} answers again.", receiver.name());
    }
  }

  private void failed(SendFailedException failure) {
    Instant now = clock.instant();
    Attempts soFar = attempts;
    attempts = soFar.failed(failure, now, now.plus(backoff.after(soFar.failures() + 1, random)));
    if (soFar.failures() == 0) {
      LOG.warn(
          "{} did not take a message; it is sent again until it does: {}",
          receiver.name(),
          failure.getMessage());
    }
  }

  private Instant nextAt() {
    Instant next = attempts.nextAt();
    return next == null ? clock.instant() : next;
  }

  /**
   * Tells a receiver that follows the state how things stand, where it is time.
   *
   * @return how long until it is time again
   */
  private Duration tellState() {
    if (!(receiver.address() instanceof Receiver.Alertmanager alertmanager)) {
      return Duration.ofMinutes(1);
    }
    Instant now = clock.instant();
    Instant last = stateToldAt;
    if (last == null || !last.plus(alertmanager.resend()).isAfter(now)) {
      // What could not be told now is told next time, as it stands then.
      stateToldAt = now;
      last = now;
      try {
        Collection<Told> standing = ledger.standing(receiver.name());
        if (!standing.isEmpty()) {
          sender.tellState(standing, now);
          attempts = attempts.succeeded(clock.instant());
        }
      } catch (SendFailedException e) {
        if (!closing) {
          failed(e);
        }
      }
    }
    return Duration.between(now, last.plus(alertmanager.resend()));
  }

  /** It goes on only once it has been written down. */
  private void write(Runnable step) throws InterruptedException {
    for (int failures = 1; !closing; failures++) {
      try {
        step.run();
        return;
      } catch (BrokerUnavailableException | RegistryUnavailableException e) {
        LOG.warn("Cannot write down what was told; trying again: {}", e.getMessage());
        pause(backoff.after(failures, random));
      }
    }
  }

  /** News are no reason to try sooner. */
  private void pause(Duration duration) throws InterruptedException {
    if (!closing && duration.isPositive()) {
      Thread.sleep(duration);
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      boolean unused = thread.join(LONGEST_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
