package dev.vedette.stockout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;

/**
 * The time of day at which planned deliveries arrive.
 *
 * @param time local time
 * @param zone the deployment's zone
 */
public record DeliveryHour(LocalTime time, ZoneId zone) {
  private static final long SECONDS_PER_DAY = 86_400;

  /**
   * The hour on a day.
   *
   * @param day since 1970-01-01
   */
  Instant on(long day) {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset()
        ? Instant.ofEpochSecond(
            day * SECONDS_PER_DAY - rules.getOffset(Instant.EPOCH).getTotalSeconds(),
            time.toNanoOfDay())
        : LocalDate.ofEpochDay(day).atTime(time).atZone(zone).toInstant();
  }

  /** The local day of an instant, since 1970-01-01. */
  long dayOf(Instant instant) {
    return Math.floorDiv(
        instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds(),
        SECONDS_PER_DAY);
  }

  /** When the local day of an instant began. */
  Instant startOfDay(Instant instant) {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset()
        ? Instant.ofEpochSecond(
            dayOf(instant) * SECONDS_PER_DAY - rules.getOffset(Instant.EPOCH).getTotalSeconds())
        : instant.atZone(zone).truncatedTo(ChronoUnit.DAYS).toInstant();
  }
}
