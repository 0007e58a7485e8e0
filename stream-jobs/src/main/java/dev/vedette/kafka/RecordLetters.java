package dev.vedette.kafka;

import dev.vedette.event.DeadLetter;
import dev.vedette.topic.EventIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes the dead letters of records that jobs cannot use. */
public final class RecordLetters {
  private RecordLetters() {}

  /**
   * The same record always gets the same id, so a repetition after a failure shows as one.
   *
   * @param topic of the record, with its partition and offset
   * @param value its bytes; null where it has none
   * @param reason code, such as undecodable_record
   * @param detail what is wrong and what to do, for a person
   * @param now when it was found
   */
  public static DeadLetter of(
      String topic,
      int partition,
      long offset,
      byte @Nullable [] value,
      String reason,
      String detail,
      Instant now) {
    DeadLetter letter = new DeadLetter();
    letter.setEventId(
        EventIds.of("dead-letter", topic, String.valueOf(partition), String.valueOf(offset)));
    letter.setRecordedAt(now.truncatedTo(ChronoUnit.MICROS));
    letter.setReason(reason);
    letter.setDetail(detail);
    letter.setEventType(topic);
    letter.setOrigin("topic:" + topic);
    letter.setFormat("avro");
    letter.setPayload(ByteBuffer.wrap(value == null ? new byte[0] : value));
    letter.setSourceTopic(topic);
    letter.setSourcePartition(partition);
    letter.setSourceOffset(offset);
    letter.setStatus("open");
    return letter;
  }
}
