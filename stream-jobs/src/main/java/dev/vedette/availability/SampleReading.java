package dev.vedette.availability;

import java.time.Instant;

/**
 * What is kept of a sample reading until its cycle is settled.
 *
 * @param at when it was taken
 * @param reader who took it
 * @param empty whether nothing was on hand
 * @param recordedAt when the reporting system learned of it in this form
 * @param eventId decides between two forms recorded at the same instant
 */
record SampleReading(Instant at, String reader, boolean empty, Instant recordedAt, String eventId) {

  static SampleReading of(Fact.Sampled fact) {
    return new SampleReading(
        fact.at(), fact.reader(), fact.onHand() == 0, fact.recordedAt(), fact.eventId());
  }

  boolean isOfSameCount(SampleReading other) {
    return at.equals(other.at) && reader.equals(other.reader);
  }

  boolean isSupersededBy(SampleReading other) {
    int order = recordedAt.compareTo(other.recordedAt);
    return order != 0 ? order < 0 : eventId.compareTo(other.eventId) < 0;
  }
}
