package dev.vedette.demand;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Time as it counts for sales. Its unit is the trading day, and it stands still while outlets are
 * closed: a count after closing and one before the next opening are the same moment.
 *
 * <p>The trading time of an instant is the number of its local day since 1970-01-01, plus the share
 * of that day's opening hours that has passed, from 0 to 1.
 *
 * @param opens local time at which sales begin
 * @param closes local time at which they end, later than {@code opens}
 * @param zone the deployment's zone
 */
public record TradingTime(LocalTime opens, LocalTime closes, ZoneId zone) implements Serializable {
  private static final long SECONDS_PER_DAY = 86_400;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * @throws IllegalArgumentException if outlets close before they open
   */
  public TradingTime {
    if (!closes.isAfter(opens)) {
      throw new IllegalArgumentException(
          "Cannot trade from %s to %s: outlets must close after they open on the same day"
              .formatted(opens, closes));
    }
  }

  /** Trading time of an instant, in trading days since 1970-01-01. */
  public double at(Instant instant) {
    long local = instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
    long day = Math.floorDiv(local, SECONDS_PER_DAY);
    long passed =
        (local - day * SECONDS_PER_DAY) * NANOS_PER_SECOND
            + instant.getNano()
            - opens.toNanoOfDay();
    long whole = closes.toNanoOfDay() - opens.toNanoOfDay();
    return day + (double) Math.min(Math.max(passed, 0), whole) / (double) whole;
  }

  /** The instant at which a trading time comes; the earliest of several. */
  public Instant instant(double tradingTime) {
    long day = (long) StrictMath.floor(tradingTime);
    double share = tradingTime - day;
    if (share == 0) {
      // Where a day begins, the one before has ended.
      return closes.atDate(LocalDate.ofEpochDay(day - 1)).atZone(zone).toInstant();
    }
    long whole = closes.toNanoOfDay() - opens.toNanoOfDay();
    return LocalDate.ofEpochDay(day)
        .atTime(LocalTime.ofNanoOfDay(opens.toNanoOfDay() + (long) (share * whole)))
        .atZone(zone)
        .toInstant();
  }

  /** Weekday of a day since 1970-01-01: 0 is Monday, 6 is Sunday. */
  static int weekday(long day) {
    return (int) Math.floorMod(day + 3, 7L);
  }

  /** Share of {@code day} that lies between two trading times, 0 to 1. */
  static double share(long day, double from, double to) {
    return Math.max(0, Math.min(to, day + 1.0) - Math.max(from, (double) day));
  }

  /** The day in which a trading time lies; at the end of a day, still that day. */
  static long lastDay(double tradingTime) {
    return (long) StrictMath.ceil(tradingTime) - 1;
  }

  /** The day in which a trading time lies; at the end of a day, the next. */
  static long firstDay(double tradingTime) {
    return (long) StrictMath.floor(tradingTime);
  }
}
