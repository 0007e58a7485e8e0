package dev.vedette.archive;

import dev.vedette.event.DeadLetter;
import dev.vedette.kafka.RecordLetters;
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

  private static DeadLetter letter(KafkaRecord record, String reason, String detail, Instant now) {
    return RecordLetters.of(
        record.topic(), record.partition(), record.offset(), record.value(), reason, detail, now);
  }
}
