package dev.vedette.console.feed;

import dev.vedette.console.alert.Desk;
import dev.vedette.event.AlertAction;
import dev.vedette.event.Product;
import dev.vedette.event.StockoutAlert;
import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of alerts, actions and products from their beginning, and goes on. It belongs to
 * no group and keeps nothing, so a console that is started again knows what it knew, and several of
 * them know the same. While the broker is away it waits for it.
 */
public final class ConsoleFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleFeed.class);
  private static final Set<EventType> TYPES =
      Set.of(EventType.PRODUCTS, EventType.STOCKOUT_ALERTS, EventType.ALERT_ACTIONS);

  /** An alert should not wait for others. */
  private static final int LONGEST_FETCH_MILLIS = 50;

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration END = Duration.ofSeconds(10);

  private final String brokers;
  private final Desk desk;
  private final Map<EventType, WireDecoder> decoders = new EnumMap<>(EventType.class);
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable KafkaConsumer<byte[], byte @Nullable []> consumer;

  private ConsoleFeed(String brokers, SchemaRegistry registry, Desk desk) {
    this.brokers = brokers;
    this.desk = desk;
    for (EventType type : TYPES) {
      decoders.put(type, new WireDecoder(registry, type.schema()));
    }
    this.thread = new Thread(this::run, "console-feed");
  }

  /**
   * Begins to read.
   *
   * @param brokers {@code host:port}, several separated by commas
   * @param desk is told of all, and then that it is {@linkplain Desk#beReady ready}
   */
  public static ConsoleFeed start(String brokers, SchemaRegistry registry, Desk desk) {
    ConsoleFeed feed = new ConsoleFeed(brokers, registry, desk);
    feed.thread.start();
    return feed;
  }

  private void run() {
    while (!closing) {
      try (KafkaConsumer<byte[], byte @Nullable []> reader = open()) {
        consumer = reader;
        read(reader);
      } catch (WakeupException e) {
        // Closing.
      } catch (KafkaException e) {
        LOG.warn("Cannot read the alerts; trying again.", e);
        LockSupport.parkNanos(PAUSE.toNanos());
      } finally {
        consumer = null;
      }
    }
  }

  /** Reads on until it is woken up. What was read before is known, and changes nothing. */
  private void read(KafkaConsumer<byte[], byte @Nullable []> reader) {
    List<TopicPartition> partitions =
        TYPES.stream()
            .flatMap(type -> reader.partitionsFor(type.topic()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
    boolean ready = desk.isReady();
    while (!closing) {
      for (ConsumerRecord<byte[], byte @Nullable []> message : reader.poll(POLL)) {
        take(message);
      }
      if (!ready
          && partitions.stream()
              .allMatch(part -> reader.position(part) >= ends.getOrDefault(part, 0L))) {
        ready = true;
        desk.beReady();
        LOG.info("The console knows all alerts.");
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte @Nullable []> message) {
    byte[] value = message.value();
    EventType type = EventType.ofTopic(message.topic()).orElseThrow();
    if (value == null) {
      // A heartbeat.
      return;
    }
    while (!closing) {
      try {
        tell(decoderOf(type).decode(value));
        return;
      } catch (RegistryUnavailableException e) {
        LOG.warn("The schema registry does not answer; alerts wait for it.", e);
        LockSupport.parkNanos(PAUSE.toNanos());
      } catch (UndecodableRecordException e) {
        LOG.error(
            "Cannot read {}/{}/{}; it is left out.",
            message.topic(),
            message.partition(),
            message.offset(),
            e);
        return;
      }
    }
  }

  private WireDecoder decoderOf(EventType type) {
    WireDecoder decoder = decoders.get(type);
    if (decoder == null) {
      throw new IllegalStateException("Nobody asked for " + type.topic());
    }
    return decoder;
  }

  private void tell(SpecificRecord event) {
    switch (event) {
      case StockoutAlert alert -> desk.hear(alert);
      case AlertAction action -> desk.hear(action);
      case Product product -> desk.hear(product);
      default -> throw new IllegalStateException("Nobody asked for " + event.getSchema());
    }
  }

  private KafkaConsumer<byte[], byte @Nullable []> open() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            brokers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
            LONGEST_FETCH_MILLIS,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10_000),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    KafkaConsumer<byte[], byte @Nullable []> reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    try {
      thread.join(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
