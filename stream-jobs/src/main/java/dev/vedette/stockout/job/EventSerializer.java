package dev.vedette.stockout.job;

import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.WireEncoder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes events of one type as Kafka records, keyed and with their id as a header. */
final class EventSerializer<T extends SpecificRecord> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1;

  private final EventType type;
  private final String registryAddress;
  private transient @Nullable WireEncoder encoder;

  EventSerializer(EventType type, URI registry) {
    this.type = type;
    this.registryAddress = registry.toString();
  }

  @Override
  public void open(
      SerializationSchema.InitializationContext context, KafkaSinkContext sinkContext) {
    encoder();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T event, KafkaSinkContext context, @Nullable Long timestamp) {
    byte[] key = type.key(event).getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(type.topic(), key, encoder().encode(event));
    message.headers().add(Headers.EVENT_ID, type.eventId(event).getBytes(StandardCharsets.UTF_8));
    return message;
  }

  private WireEncoder encoder() {
    if (encoder == null) {
      int id =
          new HttpSchemaRegistry(URI.create(registryAddress)).idOf(type.subject(), type.schema());
      encoder = new WireEncoder(id, type.schema());
    }
    return encoder;
  }
}
