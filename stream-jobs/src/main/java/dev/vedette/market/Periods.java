package dev.vedette.market;

import dev.vedette.availability.OrderCycles;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The days and order cycles of a deployment. A day is settled together with its cycle, so that the
 * days of a cycle add up to it at any time.
 *
 * @param cycles the order cycles
 */
public record Periods(OrderCycles cycles) implements Serializable {

  /** Number of days since 1 January 1970. */
  public long day(Instant at) {
    return LocalDate.ofInstant(at, cycles.zone()).toEpochDay();
  }

  /** Number of the order cycle that a day belongs to. */
  public long cycle(long day) {
    return Math.floorDiv(day - cycles.firstDay(0).toEpochDay(), cycles.days());
  }

  /** Number of the order cycle that a period is, or belongs to. */
  public long cycle(Period period) {
    return cycle(period.firstDay());
  }

  public Period ofCycle(long cycle) {
    return new Period(cycles.firstDay(cycle).toEpochDay(), cycles.days());
  }

  public Period ofDay(long day) {
    return new Period(day, 1);
  }

  public boolean isCycle(Period period) {
    return period.days() == cycles.days();
  }

  /** The first instant after a period. */
  public Instant end(Period period) {
    return LocalDate.ofEpochDay(period.firstDay() + period.days())
        .atStartOfDay(cycles.zone())
        .toInstant();
  }
}
