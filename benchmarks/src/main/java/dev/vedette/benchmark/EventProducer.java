package dev.vedette.benchmark;

import dev.vedette.stockout.job.FactReader;
import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events and heartbeats as the loader and the gateway do. Not for several threads. */
final class EventProducer implements SyntheticMarket.Listener, AutoCloseable {
  /** What the stockout job reads. */
  static final List<EventType> OF_STOCK =
      List.of(
          EventType.OUTLETS, EventType.DELIVERIES, EventType.INVENTORY_READINGS, EventType.ORDERS);

  private final KafkaProducer<@Nullable String, byte @Nullable []> producer;
  private final Map<EventType, WireEncoder> encoders = new EnumMap<>(EventType.class);
  private final Map<EventType, Integer> partitions = new EnumMap<>(EventType.class);
  private final AtomicReference<@Nullable Exception> lost = new AtomicReference<>();
  private final Callback noted =
      (metadata, failure) -> {
        if (failure != null) {
          lost.compareAndSet(null, failure);
        }
      };

  /**
   * @param types of the events that it will write
   * @param lingerMillis how long a batch may wait to be filled
   */
  EventProducer(String brokers, List<EventType> types, int lingerMillis) {
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "zstd",
                ProducerConfig.BATCH_SIZE_CONFIG,
                256 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMillis,
                // A new topic may refuse its first batch and take the second, and never the first.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1),
            new StringSerializer(),
            new ByteArraySerializer());
    for (EventType type : types) {
      encoders.put(
          type,
          new WireEncoder(LocalRegistry.SHARED.idOf(type.subject(), type.schema()), type.schema()));
    }
    // A topic without events holds event time up unless it hears of the time.
    Set<EventType> read = EnumSet.copyOf(types);
    read.addAll(FactReader.TYPES);
    for (EventType type : read) {
      partitions.put(type, producer.partitionsFor(type.topic()).size());
    }
  }

  @Override
  public void happened(EventType type, SpecificRecord event) {
    send(type, event, noted);
  }

  void send(EventType type, SpecificRecord event, Callback acknowledged) {
    WireEncoder encoder = encoders.get(type);
    if (encoder == null) {
      throw new IllegalArgumentException("Nobody reads " + type.topic() + " here");
    }
    var unused =
        producer.send(
            new ProducerRecord<>(
                type.topic(),
                null,
                null,
                type.key(event),
                encoder.encode(event),
                List.of(
                    new RecordHeader(
                        Headers.EVENT_ID, type.eventId(event).getBytes(StandardCharsets.UTF_8)))),
            acknowledged);
  }

  @Override
  public void reached(Instant time) {
    byte[] text = time.toString().getBytes(StandardCharsets.UTF_8);
    partitions.forEach(
        (type, count) -> {
          for (int partition = 0; partition < count; partition++) {
            var unused =
                producer.send(
                    new ProducerRecord<>(
                        type.topic(),
                        partition,
                        null,
                        null,
                        null,
                        List.of(new RecordHeader(Headers.HEARTBEAT, text))),
                    noted);
          }
        });
  }

  /**
   * @throws IllegalStateException if an event did not get there, since nothing measured would hold
   */
  @Override
  public void close() {
    producer.close();
    Exception failure = lost.get();
    if (failure != null) {
      throw new IllegalStateException("Cannot write to a topic: " + failure.getMessage(), failure);
    }
  }
}
