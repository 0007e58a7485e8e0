package dev.vedette.availability;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The order cycles 订货周期 over which availability is measured: stretches of whole days that follow
 * each other without gaps. They are numbered; number 0 begins on Monday, 5 January 1970, so that
 * cycles of seven days are ISO weeks.
 *
 * @param zone the deployment's zone, in which days begin
 * @param days length of a cycle, at least 1
 */
public record OrderCycles(ZoneId zone, int days) implements Serializable {
  private static final long FIRST_MONDAY = LocalDate.of(1970, 1, 5).toEpochDay();
  private static final int WEEK = 7;

  public OrderCycles {
    if (days < 1) {
      throw new IllegalArgumentException(
          "Cannot measure by order cycles of %d days: at least 1.".formatted(days));
    }
  }

  /** ISO weeks in UTC. */
  public static OrderCycles standard() {
    return new OrderCycles(ZoneId.of("UTC"), WEEK);
  }

  /** Number of the cycle that an instant belongs to. */
  public long of(Instant at) {
    return Math.floorDiv(LocalDate.ofInstant(at, zone).toEpochDay() - FIRST_MONDAY, days);
  }

  public LocalDate firstDay(long cycle) {
    return LocalDate.ofEpochDay(FIRST_MONDAY + cycle * days);
  }

  /** The first instant after a cycle. */
  public Instant end(long cycle) {
    return firstDay(cycle + 1).atStartOfDay(zone).toInstant();
  }
}
