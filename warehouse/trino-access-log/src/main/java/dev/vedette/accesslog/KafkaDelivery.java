package dev.vedette.accesslog;

import dev.vedette.event.AccessLogEntry;
import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Into the topic of the access log, acknowledged by all replicas in sync. */
final class KafkaDelivery implements Delivery {
  private static final EventType TYPE = EventType.ACCESS_LOG;
  private static final int TIMEOUT_MILLIS = 10_000;

  private final SchemaRegistry registry;
  private final KafkaProducer<String, byte[]> producer;

  KafkaDelivery(String brokers, SchemaRegistry registry) {
    this.registry = registry;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.CLIENT_ID_CONFIG,
                "vedette-access-log",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                TIMEOUT_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @Override
  public int deliver(List<AccessLogEntry> entries) {
    WireEncoder encoder =
        new WireEncoder(registry.idOf(TYPE.subject(), TYPE.schema()), TYPE.schema());
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (AccessLogEntry entry : entries) {
      ProducerRecord<String, byte[]> row =
          new ProducerRecord<>(TYPE.topic(), TYPE.key(entry), encoder.encode(entry));
      row.headers().add(Headers.EVENT_ID, entry.getEventId().getBytes(StandardCharsets.UTF_8));
      sent.add(producer.send(row));
    }
    int arrived = 0;
    try {
      for (Future<RecordMetadata> each : sent) {
        each.get();
        arrived++;
      }
    } catch (ExecutionException e) {
      if (arrived == 0) {
        throw new KafkaException(e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return arrived;
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }
}
