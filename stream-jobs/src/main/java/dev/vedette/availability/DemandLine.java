package dev.vedette.availability;

import java.time.Instant;

/**
 * What is kept of an order line while it bears on cycles that are open.
 *
 * @param sku what was ordered
 * @param cycle number of the cycle in which it was ordered
 * @param supply how the demand was met
 * @param recordedAt when the reporting system learned of it in this form
 * @param eventId decides between two forms recorded at the same instant
 */
public record DemandLine(
    String sku, long cycle, Supply supply, Instant recordedAt, String eventId) {

  /** What is to be kept of a fact. */
  public static DemandLine of(Fact.Ordered fact, OrderCycles cycles) {
    return new DemandLine(
        fact.sku(), cycles.of(fact.at()), fact.supply(), fact.recordedAt(), fact.eventId());
  }

  /** Whether {@code other} states the same line anew, and with the later word. */
  public boolean isSupersededBy(DemandLine other) {
    int order = recordedAt.compareTo(other.recordedAt);
    return order != 0 ? order < 0 : eventId.compareTo(other.eventId) < 0;
  }
}
