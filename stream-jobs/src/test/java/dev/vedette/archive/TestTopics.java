package dev.vedette.archive;

import dev.vedette.topic.EventType;
import dev.vedette.wire.SchemaRegistry;
import dev.vedette.wire.WireEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Writes records as if to Kafka, two partitions a topic in turns, and gives them coordinates. */
final class TestTopics {
  private static final int PARTITIONS = 2;

  private final SchemaRegistry registry;
  private final Map<String, Long> written = new HashMap<>();
  private final List<KafkaRecord> records = new ArrayList<>();
  private final Map<String, SpecificRecord> events = new HashMap<>();

  TestTopics(SchemaRegistry registry) {
    this.registry = registry;
  }

  void event(EventType type, SpecificRecord event) {
    int id = registry.idOf(type.subject(), type.schema());
    KafkaRecord record = value(type, new WireEncoder(id, type.schema()).encode(event));
    events.put(record.toString(), event);
  }

  KafkaRecord value(EventType type, byte @Nullable [] value) {
    long number = written.merge(type.topic(), 1L, Long::sum) - 1;
    KafkaRecord record =
        KafkaRecord.event(
            type.topic(),
            (int) (number % PARTITIONS),
            number / PARTITIONS,
            1_767_000_000_000L + number,
            value);
    records.add(record);
    return record;
  }

  void heartbeat(EventType type) {
    long number = written.merge(type.topic(), 1L, Long::sum) - 1;
    records.add(
        KafkaRecord.heartbeat(
            type.topic(), (int) (number % PARTITIONS), number / PARTITIONS, 1_767_000_000_000L));
  }

  /** All records in the order of writing. */
  List<KafkaRecord> records() {
    return List.copyOf(records);
  }

  /** The events by the coordinates of their records, as {@link KafkaRecord#toString()} has them. */
  Map<String, SpecificRecord> events() {
    return Map.copyOf(events);
  }
}
