package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.kafka.LateEvents;
import dev.vedette.market.Fact;
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
        LateEvents.of(MarketJob.NAME, type(fact), fact, arrival.origin(), settledUntil);
    late.setOutletId(fact instanceof Fact.OfOutlet ofOutlet ? ofOutlet.outletId() : null);
    late.setSku(
        switch (fact) {
          case Fact.OfSku ofSku -> ofSku.sku();
          case Fact.Made made -> made.sku();
          default -> null;
        });
    return late;
  }

  private static EventType type(Fact fact) {
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
