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
import java.util.concurrent.ConcurrentHashMap;
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

  private final RulesSource source;
  private final Desk desk;
  private final Ledger ledger;
  private final NotificationLog log;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final InstantSource clock;
  private final Map<String, Delivery> deliveries = new ConcurrentHashMap<>();
  private final HttpClient client = Sender.client();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** Those that are followed; newer ones of the source come into force between two plans. */
  private volatile NotificationRules rules;

  private Planner planner;

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
      RulesSource source,
      Desk desk,
      Ledger ledger,
      NotificationLog log,
      Backoff backoff,
      RandomGenerator random,
      InstantSource clock) {
    this.source = source;
    this.rules = source.rules();
    this.desk = desk;
    this.ledger = ledger;
    this.log = log;
    this.backoff = backoff;
    this.random = random;
    this.clock = clock;
    this.planner = planner();
    rules.receivers().forEach(receiver -> deliveries.put(receiver.name(), delivery(receiver)));
    this.thread = new Thread(this::run, "console-notifier");
  }

  private Planner planner() {
    return new Planner(rules, () -> UUID.randomUUID().toString());
  }

  private Delivery delivery(Receiver receiver) {
    return new Delivery(
        receiver, Sender.to(receiver, rules, client), ledger, log, backoff, random, clock);
  }

  /**
   * Begins to tell, once the desk is ready.
   *
   * @param source of the rules, which is looked at while it runs
   * @param ledger has heard all that the topic holds once the desk is ready
   * @param random for use by several threads
   */
  public static Notifier start(
      RulesSource source,
      Desk desk,
      Ledger ledger,
      NotificationLog log,
      Backoff backoff,
      RandomGenerator random,
      InstantSource clock) {
    Notifier notifier = new Notifier(source, desk, ledger, log, backoff, random, clock);
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
      source.look();
      follow(source.rules());
      if (!rules.receivers().isEmpty()) {
        plan();
      }
    } catch (RuntimeException e) {
      LOG.error("Cannot plan what is to be told; trying again.", e);
    }
  }

  /**
   * Takes other rules. Whoever stays as he is keeps his place; of one that changes or goes, what
   * waits for it stays in the ledger, and goes to whoever has that name.
   */
  private void follow(NotificationRules newest) {
    if (newest.equals(rules)) {
      return;
    }
    boolean sameAddress = newest.console().equals(rules.console());
    rules = newest;
    planner = planner();
    Map<String, Delivery> before = new HashMap<>(deliveries);
    for (Receiver receiver : newest.receivers()) {
      Delivery known = before.get(receiver.name());
      if (known != null && sameAddress && known.receiver().equals(receiver)) {
        before.remove(receiver.name());
      }
    }
    before.forEach(
        (name, delivery) -> {
          delivery.close();
          deliveries.remove(name);
        });
    for (Receiver receiver : newest.receivers()) {
      if (!deliveries.containsKey(receiver.name())) {
        Delivery delivery = delivery(receiver);
        deliveries.put(receiver.name(), delivery);
        delivery.start();
      }
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

  /** What is wrong with newer rules, which do not hold for that reason. */
  public List<String> faults() {
    return source.faults();
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
