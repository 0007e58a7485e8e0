package dev.vedette.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one type to its topic, as everybody else does: keyed, in the wire format,
 * with the {@code event_id} in a header, at the time of writing.
 *
 * @param <T> generated class of the type
 */
public final class EventRecordSerializer<T extends SpecificRecord>
    implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1;

  private final EventType type;
  private final RegistryAccess registry;
  private transient @Nullable WireEncoder encoder;

  public EventRecordSerializer(EventType type, RegistryAccess registry) {
    this.type = type;
    this.registry = registry;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T event, KafkaSinkContext context, @Nullable Long timestamp) {
    WireEncoder encoder = encoder();
    return new ProducerRecord<>(
        type.topic(),
        null,
        null,
        type.key(event).getBytes(StandardCharsets.UTF_8),
        encoder.encode(event),
        List.of(
            new RecordHeader(
                Headers.EVENT_ID, type.eventId(event).getBytes(StandardCharsets.UTF_8))));
  }

  /** The registry is asked when there is something to write for the first time, not before. */
  private WireEncoder encoder() {
    WireEncoder known = encoder;
    if (known == null) {
      known = new WireEncoder(schemaId(), type.schema());
      encoder = known;
    }
    return known;
  }

  private int schemaId() {
    try {
      return new Backoff().untilAnswered(() -> registry.open().idOf(type.subject(), type.schema()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cancelled while waiting for the schema registry", e);
    } catch (UndecodableRecordException e) {
      throw new IllegalStateException("Nothing is decoded here", e);
    }
  }
}
