package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/**
 * Decodes what stands on the topics. What cannot be decoded is left out: the archive job reports
 * it. Not for use by several threads.
 */
public final class Decoding {
  private final SchemaRegistry registry;
  private final Map<EventType, WireDecoder> decoders = new EnumMap<>(EventType.class);

  public Decoding(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * The event of a record; empty for a heartbeat and for what is none.
   *
   * @throws dev.vedette.wire.RegistryUnavailableException if the writer's schema is not known yet
   *     and the registry does not answer
   */
  public Optional<SpecificRecord> eventOf(TopicRecord message) {
    byte[] value = message.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          decoders
              .computeIfAbsent(message.type(), type -> new WireDecoder(registry, type.schema()))
              .decode(value));
    } catch (UndecodableRecordException poison) {
      return Optional.empty();
    }
  }
}
