package dev.vedette.availability.job;

import dev.vedette.availability.OrderCycles;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the job measures.
 *
 * @param cycles the periods; must not change while there is state
 * @param allowedLateness how much older than the newest fact a fact may be when it arrives; too
 *     short turns facts from phones that were offline into late events, too long keeps figures
 *     provisional
 * @param revisionPause how soon, by the wall clock, a changed figure is said anew; too short makes
 *     many rows, too long shows corrections late
 */
public record AvailabilityRules(
    OrderCycles cycles, Duration allowedLateness, Duration revisionPause) implements Serializable {

  /** As soon as an order cycle is over; settled two days later. */
  public static AvailabilityRules live(OrderCycles cycles) {
    return new AvailabilityRules(cycles, Duration.ofDays(2), Duration.ofSeconds(2));
  }
}
