package dev.vedette.stockout;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Deliveries planned in a fixed cycle.
 *
 * @param anchor date of one planned delivery; the others lie whole cycles before and after
 * @param cycleDays days from one to the next, at least 1
 */
public record DeliveryPlan(LocalDate anchor, int cycleDays) {
  /**
   * @throws IllegalArgumentException if the cycle is shorter than a day
   */
  public DeliveryPlan {
    if (cycleDays < 1) {
      throw new IllegalArgumentException(
          "Cannot plan deliveries every %d days: a cycle is at least 1 day".formatted(cycleDays));
    }
  }

  /** The first planned delivery after {@code time}, at the hour at which deliveries arrive. */
  public Instant next(Instant time, DeliveryHour hour) {
    return hour.on(nextDay(time, hour));
  }

  /** Its day, since 1970-01-01. */
  long nextDay(Instant time, DeliveryHour hour) {
    long first = anchor.toEpochDay();
    long planned = first + Math.floorDiv(hour.dayOf(time) - first, cycleDays) * cycleDays;
    // The hour may be past on the day itself, and a day may lack the hour when clocks change.
    while (!hour.on(planned).isAfter(time)) {
      planned += cycleDays;
    }
    return planned;
  }

  /** The last planned delivery at or before {@code time}. */
  public Instant previous(Instant time, DeliveryHour hour) {
    return hour.on(nextDay(time, hour) - cycleDays);
  }
}
