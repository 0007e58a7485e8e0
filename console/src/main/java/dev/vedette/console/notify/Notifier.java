package dev.vedette.console.notify;

import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Desk;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.wire.RegistryUnavailableException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells receivers of alerts, as long as the console runs. Only one console may have rules: two
 * would tell everything twice.
 */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final Duration TICK = Duration.ofMillis(500);

  private final NotificationRules rules;
  private final Desk desk;
  private final Ledger ledger;
  private final NotificationLog log;
  private final InstantSource clock;
  private final Planner planner;
  private final Map<String, Delivery> deliveries = new HashMap<>();
  private final HttpClient client = Sender.client();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * How it goes with a receiver.
   *
   * @param kind webhook, email or alertmanager
   * @param waiting messages that it does not have yet
   * @param standing alerts that it takes for open
   * @param failures in a row
   * @param refused messages that it did not take for good
   */
  public record Status(
      String receiver,
      String kind,
      int waiting,
      int standing,
      int failures,
      @Nullable Instant lastSuccess,
      @Nullable String lastError,
      @Nullable Instant lastErrorAt,
      @Nullable Instant nextAttempt,
      int refused,
      @Nullable String lastRefusal) {}

  private Notifier(
      NotificationRules rules,
      Desk desk,
      Ledger ledger,
      NotificationLog log,
      Backoff backoff,
      RandomGenerator random,
      InstantSource clock) {
    this.rules = rules;
    this.desk = desk;
    this.ledger = ledger;
    this.log = log;
    this.clock = clock;
    this.planner = new Planner(rules, () -> UUID.randomUUID().toString());
    for (Receiver receiver : rules.receivers()) {
      deliveries.put(
          receiver.name(),
          new Delivery(
              receiver, Sender.to(receiver, rules, client), ledger, log, backoff, random, clock));
    }
    this.thread = new Thread(this::run, "console-notifier");
  }

  /**
   * Begins to tell, once the desk is ready.
   *
   * @param ledger has heard all that the topic holds once the desk is ready
   * @param random for use by several threads
   */
  public static Notifier start(
      NotificationRules rules,
      Desk desk,
      Ledger ledger,
      NotificationLog log,
      Backoff backoff,
      RandomGenerator random,
      InstantSource clock) {
    Notifier notifier = new Notifier(rules, desk, ledger, log, backoff, random, clock);
    notifier.thread.start();
    return notifier;
  }

  private void run() {
    boolean started = false;
    try {
      do {
        if (!desk.isReady()) {
          continue;
        }
        if (!started) {
          deliveries.values().forEach(Delivery::start);
          started = true;
        }
        planUnlessItFails();
      } while (!closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A failure that nobody foresaw must not end all telling. */
  private void planUnlessItFails() throws InterruptedException {
    try {
      plan();
    } catch (RuntimeException e) {
      LOG.error("Cannot plan what is to be told; trying again.", e);
    }
  }

  private void plan() throws InterruptedException {
    List<Item> items = desk.items(item -> true);
    for (Message message : planner.plan(items, ledger, clock.instant())) {
      if (!write(message)) {
        return;
      }
      ledger.plan(message);
      Delivery delivery = deliveries.get(message.receiver());
      if (delivery != null) {
        delivery.wake();
      }
    }
    Set<String> kept = new HashSet<>();
    items.forEach(item -> kept.add(item.alert().id()));
    ledger.forget(kept::contains);
  }

  /**
   * Writes a message down, the same one until the broker has it: it may have it already, and not
   * have said so.
   *
   * @return whether it has it; otherwise the console is closing
   */
  private boolean write(Message message) throws InterruptedException {
    do {
      try {
        log.planned(message);
        return true;
      } catch (BrokerUnavailableException | RegistryUnavailableException e) {
        LOG.warn("Cannot write down what is to be told; trying again: {}", e.getMessage());
      }
    } while (!closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS));
    return false;
  }

  public NotificationRules rules() {
    return rules;
  }

  /** What was told, and to whom. */
  public Ledger ledger() {
    return ledger;
  }

  /** How it goes, by receiver in the order of the rules. */
  public List<Status> statuses() {
    List<Status> statuses = new ArrayList<>();
    for (Receiver receiver : rules.receivers()) {
      String name = receiver.name();
      Delivery delivery = deliveries.get(name);
      Delivery.Attempts attempts = delivery == null ? Delivery.Attempts.NONE : delivery.attempts();
      Instant told = ledger.lastDelivered(name);
      statuses.add(
          new Status(
              name,
              receiver.address().kind(),
              ledger.waiting(name),
              ledger.standing(name).size(),
              attempts.failures(),
              attempts.lastSuccess() == null ? told : attempts.lastSuccess(),
              attempts.lastError(),
              attempts.lastErrorAt(),
              attempts.nextAt(),
              ledger.refused(name),
              ledger.lastRefusal(name)));
    }
    return statuses;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deliveries.values().forEach(Delivery::close);
    // Its other way to close waits for answers, for ever.
    client.shutdownNow();
  }
}
