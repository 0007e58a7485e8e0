package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.market.Fact;
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
            MarketJob.NAME,
            fact.eventId(),
            Integer.toString(arrival.partition()),
            Long.toString(arrival.offset())));
    late.setRecordedAt(fact.recordedAt());
    late.setJob(MarketJob.NAME);
    late.setEventType(topic);
    late.setLateEventId(fact.eventId());
    late.setOutletId(fact instanceof Fact.OfOutlet ofOutlet ? ofOutlet.outletId() : null);
    late.setSku(
        switch (fact) {
          case Fact.OfSku ofSku -> ofSku.sku();
          case Fact.Made made -> made.sku();
          default -> null;
        });
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
      case Fact.Stocked stocked -> EventType.INVENTORY_READINGS;
      case Fact.Priced priced -> EventType.PRICE_OBSERVATIONS;
      case Fact.Filed filed -> EventType.OUTLETS;
      case Fact.Made made -> EventType.PRODUCTS;
      case Fact.TimeReached reached ->
          throw new IllegalArgumentException("Time does not come late");
    };
  }
}
