package dev.vedette.availability.job;

import dev.vedette.availability.Fact;
import dev.vedette.event.LateEvent;
import dev.vedette.kafka.LateEvents;
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
    LateEvent late =
        LateEvents.of(AvailabilityJob.NAME, type(fact), fact, arrival.origin(), settledUntil);
    late.setOutletId(fact.outletId());
    late.setSku(fact instanceof Fact.OfSku ofSku ? ofSku.sku() : null);
    return late;
  }

  private static EventType type(Fact fact) {
    return switch (fact) {
      case Fact.Ordered ordered -> EventType.ORDERS;
      case Fact.Sampled sampled -> EventType.INVENTORY_READINGS;
      case Fact.Filed filed -> EventType.OUTLETS;
      case Fact.TimeReached reached ->
          throw new IllegalArgumentException("Time does not come late");
    };
  }
}
