package dev.vedette.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads Kafka records as values of a job, and heartbeats as time reached. What cannot be decoded is
 * counted and left out: the archive job, which reads every record, sends it to the dead letters.
 *
 * @param <T> what the job works on
 */
@SuppressWarnings("NullAway.Init") // made by open()
public final class EventDeserializer<T> implements KafkaRecordDeserializationSchema<T> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(EventDeserializer.class);

  private final RegistryAccess registry;
  private final Reading<T> reading;
  private final TypeInformation<T> produced;
  private transient Backoff backoff;
  private transient Map<String, WireDecoder> decoders;
  private transient Counter undecodable;

  /**
   * What a job makes of events.
   *
   * @param <T> what the job works on
   */
  public interface Reading<T> extends Serializable {
    /** The events that are read. */
    List<EventType> types();

    /**
     * The value of an event of one of these types.
     *
     * @param record the record that holds it
     */
    T event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record);

    /** The value that says how far time has come; null where nobody needs to know. */
    @Nullable T heartbeat(Instant reached);
  }

  public EventDeserializer(
      RegistryAccess registry, Reading<T> reading, TypeInformation<T> produced) {
    this.registry = registry;
    this.reading = reading;
    this.produced = produced;
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    SchemaRegistry schemas = registry.open();
    backoff = new Backoff();
    decoders = new HashMap<>();
    for (EventType type : reading.types()) {
      decoders.put(type.topic(), new WireDecoder(schemas, type.schema()));
    }
    undecodable = context.getMetricGroup().counter("undecodable");
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<T> out)
      throws IOException {
    try {
      if (message.value() == null) {
        Instant reached = heartbeat(message);
        if (reached != null) {
          T value = reading.heartbeat(reached);
          if (value != null) {
            out.collect(value);
          }
        }
        return;
      }
      out.collect(reading.event(decode(message), message));
    } catch (UndecodableRecordException e) {
      undecodable.inc();
      LOG.warn(
          "Left out {}/{}/{}: {}. The archive job sends it to the dead letters.",
          message.topic(),
          message.partition(),
          message.offset(),
          e.getMessage());
    }
  }

  private SpecificRecord decode(ConsumerRecord<byte[], byte[]> message)
      throws UndecodableRecordException, IOException {
    WireDecoder decoder = decoders.get(message.topic());
    if (decoder == null) {
      throw new UndecodableRecordException("Topic " + message.topic() + " is not read here");
    }
    try {
      return backoff.untilAnswered(() -> decoder.decode(message.value()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Cancelled while waiting for the schema registry", e);
    }
  }

  private static @Nullable Instant heartbeat(ConsumerRecord<byte[], byte[]> message) {
    Header header = message.headers().lastHeader(Headers.HEARTBEAT);
    try {
      return header == null
          ? null
          : Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return produced;
  }
}
