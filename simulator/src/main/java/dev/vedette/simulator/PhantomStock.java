package dev.vedette.simulator;

import java.time.LocalDate;

/**
 * A change of what the records of an outlet say and the shelf does not hold.
 *
 * @param outletId where
 * @param sku of what
 * @param day when
 * @param change what happened
 * @param quantity base units that were lost, or that were taken off the records
 */
public record PhantomStock(
    String outletId, String sku, LocalDate day, Change change, long quantity) {
  /** What happened. */
  public enum Change {
    /** The shelf was emptied before the day's trade, by theft or damage, and nobody noted it. */
    LOST,
    /** Somebody counted, and the records are right again. */
    FOUND
  }
}
