package dev.vedette.stockout;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * When a day's counts are in and its books are made up.
 *
 * @param time local time, after outlets close
 * @param zone the deployment's zone
 */
public record DayEnd(LocalTime time, ZoneId zone) implements Serializable {
  private static final long SECONDS_PER_DAY = 86_400;

  /** The end of a day, given since 1970-01-01. */
  public Instant of(long day) {
    ZoneRules rules = zone.getRules();
    return rules.isFixedOffset()
        ? Instant.ofEpochSecond(
            day * SECONDS_PER_DAY - rules.getOffset(Instant.EPOCH).getTotalSeconds(),
            time.toNanoOfDay())
        : LocalDate.ofEpochDay(day).atTime(time).atZone(zone).toInstant();
  }

  /** The last day, since 1970-01-01, that has ended at {@code time}. */
  public long lastEnded(Instant at) {
    long local = at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
    long day = Math.floorDiv(local, SECONDS_PER_DAY);
    return of(day).isAfter(at) ? day - 1 : day;
  }

  /** Whether a day ends at just this instant. */
  boolean isAt(Instant at) {
    return of(lastEnded(at)).equals(at);
  }

  /** The day to which an instant counts: the one whose end is the first at or after it. */
  public long dayOf(Instant at) {
    long day = lastEnded(at);
    return of(day).equals(at) ? day : day + 1;
  }

  /** The first end of a day at or after {@code at}. */
  public Instant endAtOrAfter(Instant at) {
    return of(dayOf(at));
  }

  /** The first end of a day after {@code at}. */
  public Instant next(Instant at) {
    return of(lastEnded(at) + 1);
  }
}
