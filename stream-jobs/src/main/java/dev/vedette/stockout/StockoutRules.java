package dev.vedette.stockout;

import java.io.Serializable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When the stock of a SKU at an outlet is a matter for somebody.
 *
 * @param raiseBelow a warning is raised when the stock lasts for less than this share of the time
 *     to the next planned delivery; too high warns of what resolves itself, too low warns when it
 *     is too late to order
 * @param clearFrom a warning is cleared when the stock lasts for at least this share; must be above
 *     {@code raiseBelow}, and too close to it lets a warning flap
 * @param halfLife after which a day's sales count half in the rate; too short follows noise, too
 *     long misses a change
 * @param minimumHistory time between readings that must be behind a rate before anybody is warned
 *     on its ground
 * @param unknownAfterCycles delivery cycles after which a reading says nothing any more
 * @param deliveryTime local time at which planned deliveries arrive
 * @param zone the deployment's zone
 */
public record StockoutRules(
    double raiseBelow,
    double clearFrom,
    Duration halfLife,
    Duration minimumHistory,
    int unknownAfterCycles,
    LocalTime deliveryTime,
    ZoneId zone)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the thresholds cross or a span is not positive
   */
  public StockoutRules {
    if (!(raiseBelow > 0 && clearFrom > raiseBelow)) {
      throw new IllegalArgumentException(
          "Cannot warn below %s and clear from %s: the second must be above the first, and both above 0"
              .formatted(raiseBelow, clearFrom));
    }
    if (halfLife.isNegative()
        || halfLife.isZero()
        || minimumHistory.isNegative()
        || unknownAfterCycles < 1) {
      throw new IllegalArgumentException(
          "Cannot use half-life %s, minimum history %s, unknown after %d cycles: each must be positive"
              .formatted(halfLife, minimumHistory, unknownAfterCycles));
    }
  }

  /** Sensible rules for a market with weekly deliveries at six in the morning, UTC. */
  public static StockoutRules standard() {
    return new StockoutRules(
        1.0,
        1.25,
        Duration.ofDays(28),
        Duration.ofDays(14),
        3,
        LocalTime.of(6, 0),
        ZoneId.of("UTC"));
  }

  DeliveryHour deliveryHour() {
    return new DeliveryHour(deliveryTime, zone);
  }
}
