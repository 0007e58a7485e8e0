package dev.vedette.availability.job;

import dev.vedette.availability.Fact;
import dev.vedette.event.LateEvent;
import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.time.Instant;

/** Puts facts that came too late into the form of their topic. */
final class LateFacts {
  private LateFacts() {}

  /**
   * @param settledUntil the first instant that was not settled
   */
  static LateEvent late(Arrival arrival, Instant settledUntil) {
    Fact fact = arrival.fact();
    String topic = topic(fact).topic();
    LateEvent late = new LateEvent();
    // An event may come twice, in time and late: only the copy is late then.
    late.setEventId(
        EventIds.of(
            "late",
            AvailabilityJob.NAME,
            fact.eventId(),
            Integer.toString(arrival.partition()),
            Long.toString(arrival.offset())));
    late.setRecordedAt(fact.recordedAt());
    late.setJob(AvailabilityJob.NAME);
    late.setEventType(topic);
    late.setLateEventId(fact.eventId());
    late.setOutletId(fact.outletId());
    late.setSku(fact instanceof Fact.OfSku ofSku ? ofSku.sku() : null);
    late.setEventTime(fact.at());
    late.setSettledUntil(settledUntil);
    if (arrival.partition() != Arrival.NOWHERE) {
      late.setSourceTopic(topic);
      late.setSourcePartition(arrival.partition());
      late.setSourceOffset(arrival.offset());
    }
    return late;
  }

  private static EventType topic(Fact fact) {
    return switch (fact) {
      case Fact.Ordered ordered -> EventType.ORDERS;
      case Fact.Sampled sampled -> EventType.INVENTORY_READINGS;
      case Fact.Filed filed -> EventType.OUTLETS;
      case Fact.TimeReached reached ->
          throw new IllegalArgumentException("Time does not come late");
    };
  }
}
