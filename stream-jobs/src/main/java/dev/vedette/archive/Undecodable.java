package dev.vedette.archive;

import dev.vedette.event.DeadLetter;
import dev.vedette.topic.EventIds;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Dead letters for records that are no event of their topic. */
final class Undecodable {
  static final String MISSING_VALUE = "missing_value";
  static final String UNDECODABLE_RECORD = "undecodable_record";

  private Undecodable() {}

  static DeadLetter missingValue(KafkaRecord record, Instant now) {
    return letter(
        record,
        MISSING_VALUE,
        "The record has no value, and is no heartbeat either. Topics of events are not compacted: nothing is removed by such a record.",
        now);
  }

  static DeadLetter undecodable(KafkaRecord record, String problem, Instant now) {
    return letter(
        record,
        UNDECODABLE_RECORD,
        "%s. Send the event again, through the gateway or a file, once its sender is repaired."
            .formatted(problem),
        now);
  }

  /** The same record always gets the same id, so a repetition after a failure shows as one. */
  private static DeadLetter letter(KafkaRecord record, String reason, String detail, Instant now) {
    byte[] value = record.value();
    DeadLetter letter = new DeadLetter();
    letter.setEventId(
        EventIds.of(
            "dead-letter",
            record.topic(),
            String.valueOf(record.partition()),
            String.valueOf(record.offset())));
    letter.setRecordedAt(now);
    letter.setReason(reason);
    letter.setDetail(detail);
    letter.setEventType(record.topic());
    letter.setOrigin("topic:" + record.topic());
    letter.setFormat("avro");
    letter.setPayload(ByteBuffer.wrap(value == null ? new byte[0] : value));
    letter.setSourceTopic(record.topic());
    letter.setSourcePartition(record.partition());
    letter.setSourceOffset(record.offset());
    letter.setStatus("open");
    return letter;
  }
}
