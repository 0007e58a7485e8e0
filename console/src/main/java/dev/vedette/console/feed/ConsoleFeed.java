package dev.vedette.console.feed;

import dev.vedette.console.alert.Desk;
import dev.vedette.console.notify.Ledger;
import dev.vedette.console.notify.NotificationLog;
import dev.vedette.event.AlertAction;
import dev.vedette.event.AlertNotification;
import dev.vedette.event.Product;
import dev.vedette.event.StockoutAlert;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.Decoding;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of alerts, actions and products from their beginning, and goes on. It belongs to
 * no group and keeps nothing, so a console that is started again knows what it knew, and several of
 * them know the same. While broker or registry are away it waits for them.
 */
public final class ConsoleFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleFeed.class);
  private static final List<EventType> TYPES =
      List.of(EventType.PRODUCTS, EventType.ALERT_ACTIONS, EventType.STOCKOUT_ALERTS);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofMillis(500);

  private final TopicReader topics;
  private final SchemaRegistry registry;
  private final Desk desk;
  private final @Nullable Ledger ledger;
  private final List<TopicReader.Following> followed = new ArrayList<>();
  private final Thread thread;
  private volatile boolean closing;

  private ConsoleFeed(
      TopicReader topics, SchemaRegistry registry, Desk desk, @Nullable Ledger ledger) {
    this.topics = topics;
    this.registry = registry;
    this.desk = desk;
    this.ledger = ledger;
    this.thread = new Thread(this::begin, "console-feed");
  }

  /**
   * Begins to read.
   *
   * @param desk is told of all, and then that it is {@linkplain Desk#beReady ready}
   * @param ledger is told of notifications; null where nobody is notified
   */
  public static ConsoleFeed start(
      TopicReader topics, SchemaRegistry registry, Desk desk, @Nullable Ledger ledger) {
    ConsoleFeed feed = new ConsoleFeed(topics, registry, desk, ledger);
    feed.thread.start();
    return feed;
  }

  private void begin() {
    if (ledger != null) {
      follow(EventType.ALERT_NOTIFICATIONS);
    }
    for (EventType type : TYPES) {
      follow(type);
    }
    if (!closing) {
      desk.beReady();
      LOG.info("The console knows all alerts.");
    }
    while (!closing) {
      tellWhetherNewsCome(followed.stream().allMatch(TopicReader.Following::isAnswered));
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void tellWhetherNewsCome(boolean come) {
    if (desk.setCurrent(come)) {
      if (come) {
        LOG.info("The broker answers again.");
      } else {
        LOG.warn("The broker does not answer. Pages say so; the console waits for it.");
      }
    }
  }

  /** Where it has to begin anew, what was heard before changes nothing. */
  private void follow(EventType type) {
    while (!closing) {
      Decoding decoding = new Decoding(registry);
      try {
        followed.add(topics.follow(type, record -> decoding.eventOf(record).ifPresent(this::tell)));
        return;
      } catch (BrokerUnavailableException | RegistryUnavailableException e) {
        desk.setCurrent(false);
        LOG.warn("Cannot read {} yet; trying again: {}", type.topic(), e.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void tell(SpecificRecord event) {
    switch (event) {
      case StockoutAlert alert -> desk.hear(alert);
      case AlertAction action -> desk.hear(action);
      case Product product -> desk.hear(product);
      case AlertNotification told -> {
        if (ledger != null) {
          NotificationLog.replay(told, ledger);
        }
      }
      default -> throw new IllegalStateException("Nobody asked for " + event.getSchema());
    }
  }

  /** Waits for a topic that is being read to its end. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    followed.forEach(TopicReader.Following::close);
  }
}
