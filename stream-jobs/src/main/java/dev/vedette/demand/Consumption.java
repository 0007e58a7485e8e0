package dev.vedette.demand;

/**
 * What went between two counts.
 *
 * @param from trading time of the first count
 * @param to trading time of the second
 * @param units base units that went, at least 0
 * @param spread standard deviation of {@code units} that the way of counting brings, in base units
 * @param unit base units in which it was counted, at least 1: what is sold are whole ones
 * @param shelf what the second count found
 */
public record Consumption(
    double from, double to, long units, double spread, long unit, Shelf shelf) {
  /** Whether customers could be served. */
  public enum Shelf {
    /** There was stock at the end. */
    STOCKED,
    /** It was sold out at the end: more might have been asked for. */
    FOUND_EMPTY,
    /** There was nothing to sell from the beginning. */
    EMPTY_THROUGHOUT
  }

  /** Trading days between the counts. */
  public double days() {
    return to - from;
  }
}
