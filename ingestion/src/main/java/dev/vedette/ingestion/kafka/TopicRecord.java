package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One record of a topic, not decoded yet. */
public final class TopicRecord {
  private final EventType type;
  private final int partition;
  private final long offset;
  private final @Nullable String eventId;
  private final @Nullable Instant heartbeat;
  private final byte @Nullable [] value;

  public TopicRecord(
      EventType type,
      int partition,
      long offset,
      @Nullable String eventId,
      @Nullable Instant heartbeat,
      byte @Nullable [] value) {
    this.type = type;
    this.partition = partition;
    this.offset = offset;
    this.eventId = eventId;
    this.heartbeat = heartbeat;
    this.value = value;
  }

  public EventType type() {
    return type;
  }

  public int partition() {
    return partition;
  }

  public long offset() {
    return offset;
  }

  /** The {@code event-id} header; null where a record has none, such as a heartbeat. */
  public @Nullable String eventId() {
    return eventId;
  }

  /** The time that a heartbeat states; null for anything else. */
  public @Nullable Instant heartbeat() {
    return heartbeat;
  }

  /** The record's bytes in the wire format; null for a heartbeat. */
  public byte @Nullable [] value() {
    return value;
  }
}
