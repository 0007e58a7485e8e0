package dev.vedette.archive;

import dev.vedette.flink.ValueTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** One record of a topic as it lies in Kafka, undecoded. Nobody changes its bytes. */
public final class KafkaRecord {
  private final String topic;
  private final int partition;
  private final long offset;
  private final long timestamp;
  private final boolean heartbeat;
  private final byte @Nullable [] value;

  private KafkaRecord(
      String topic,
      int partition,
      long offset,
      long timestamp,
      boolean heartbeat,
      byte @Nullable [] value) {
    this.topic = topic;
    this.partition = partition;
    this.offset = offset;
    this.timestamp = timestamp;
    this.heartbeat = heartbeat;
    this.value = value;
  }

  /**
   * A record with an event, or with something that should have been one.
   *
   * @param timestamp Kafka's timestamp, in milliseconds since 1970
   * @param value null where the record has none
   */
  public static KafkaRecord event(
      String topic, int partition, long offset, long timestamp, byte @Nullable [] value) {
    return new KafkaRecord(topic, partition, offset, timestamp, false, value);
  }

  /** A record that only moves event time. */
  public static KafkaRecord heartbeat(String topic, int partition, long offset, long timestamp) {
    return new KafkaRecord(topic, partition, offset, timestamp, true, null);
  }

  /** How Flink hands records from one operator to the next. */
  public static TypeInformation<KafkaRecord> type() {
    return new ValueTypeInfo<>(KafkaRecord.class, KafkaRecordSerializer.INSTANCE);
  }

  String topic() {
    return topic;
  }

  int partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  long timestamp() {
    return timestamp;
  }

  boolean isHeartbeat() {
    return heartbeat;
  }

  byte @Nullable [] value() {
    return value;
  }

  @Override
  public String toString() {
    return "%s-%d@%d".formatted(topic, partition, offset);
  }
}
