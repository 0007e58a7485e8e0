package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to Kafka: acknowledged by all replicas in sync, no repeats by retries of the producer,
 * order kept per partition.
 */
public final class KafkaEventPublisher implements EventPublisher {
  private static final int BATCH_BYTES = 256 * 1024;
  private static final long BUFFER_BYTES = 64L * 1024 * 1024;

  private final BrokerSettings settings;
  private final SchemaRegistry registry;
  private final KafkaProducer<@Nullable String, byte @Nullable []> producer;
  private final Map<EventType, WireEncoder> encoders = new ConcurrentHashMap<>();
  private final Map<EventType, List<PartitionInfo>> partitions = new ConcurrentHashMap<>();

  /**
   * @param registry numbers the schemas
   * @param linger how long a batch may wait to be filled
   */
  public KafkaEventPublisher(BrokerSettings settings, SchemaRegistry registry, Duration linger) {
    this.settings = settings;
    this.registry = registry;
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            settings.compression().setting(),
            ProducerConfig.BATCH_SIZE_CONFIG,
            BATCH_BYTES,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            BUFFER_BYTES,
            ProducerConfig.LINGER_MS_CONFIG,
            linger.toMillis(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            timeout,
            // The whole delivery, with retries, has the time; one request has a part of it.
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            timeout + Math.toIntExact(linger.toMillis()),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            timeout);
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  @Override
  public void publish(EventType type, SpecificRecord event, Acknowledgement acknowledgement) {
    byte[] value = encode(type, event);
    Header id =
        new RecordHeader(Headers.EVENT_ID, type.eventId(event).getBytes(StandardCharsets.UTF_8));
    send(
        new ProducerRecord<>(type.topic(), null, null, type.key(event), value, List.of(id)),
        acknowledgement);
  }

  private byte[] encode(EventType type, SpecificRecord event) {
    WireEncoder encoder = encoders.get(type);
    if (encoder == null) {
      // Not in computeIfAbsent: it would hold a lock while the registry is asked.
      WireEncoder created =
          new WireEncoder(registry.idOf(type.subject(), type.schema()), type.schema());
      encoder = encoders.putIfAbsent(type, created) == null ? created : encoders.get(type);
    }
    synchronized (encoder) {
      return encoder.encode(event);
    }
  }

  @Override
  public void heartbeat(Instant time) {
    byte[] text = time.toString().getBytes(StandardCharsets.UTF_8);
    for (Map.Entry<EventType, List<PartitionInfo>> topic : reportedPartitions().entrySet()) {
      for (PartitionInfo partition : topic.getValue()) {
        // A heartbeat that is lost is made good by the next one.
        send(
            new ProducerRecord<>(
                topic.getKey().topic(),
                partition.partition(),
                null,
                null,
                null,
                List.of(new RecordHeader(Headers.HEARTBEAT, text))),
            failure -> {});
      }
    }
  }

  private Map<EventType, List<PartitionInfo>> reportedPartitions() {
    Map<EventType, List<PartitionInfo>> all = new EnumMap<>(EventType.class);
    for (EventType type : EventType.reported()) {
      List<PartitionInfo> known = partitions.get(type);
      if (known == null) {
        try {
          known = List.copyOf(producer.partitionsFor(type.topic()));
        } catch (KafkaException e) {
          throw settings.unavailable(e);
        }
        partitions.put(type, known);
      }
      all.put(type, known);
    }
    return all;
  }

  private void send(
      ProducerRecord<@Nullable String, byte @Nullable []> message,
      Acknowledgement acknowledgement) {
    try {
      // The callback tells what the future would.
      var unused =
          producer.send(
              message,
              (metadata, failure) ->
                  acknowledgement.done(failure == null ? null : settings.unavailable(failure)));
    } catch (KafkaException e) {
      throw settings.unavailable(e);
    }
  }

  @Override
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(settings.timeout());
  }
}
