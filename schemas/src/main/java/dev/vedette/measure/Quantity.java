package dev.vedette.measure;

import dev.vedette.event.Unit;

/**
 * An amount of one SKU as it was reported, with what it takes to state it in base units. A unit is
 * never guessed.
 *
 * @param reported number of reported units, at least 0
 * @param unit the reported unit
 * @param unitSize base units in one reported unit, at least 1
 */
public record Quantity(long reported, Unit unit, long unitSize) {
  /**
   * @throws IllegalArgumentException if negative, or too large to be counted in base units
   */
  public Quantity {
    if (reported < 0) {
      throw new IllegalArgumentException(
          "Cannot take quantity %d: it is negative".formatted(reported));
    }
    if (unitSize < 1) {
      throw new IllegalArgumentException(
          "Cannot take a unit of %d base units: it must be at least 1".formatted(unitSize));
    }
    try {
      Math.multiplyExact(reported, unitSize);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "Cannot take quantity %d %s: it is more than can be counted in base units"
              .formatted(reported, unit),
          e);
    }
  }

  /** A quantity in base units, which needs no ratio. */
  public static Quantity ofBaseUnits(long units) {
    return new Quantity(units, Unit.UNIT, 1);
  }

  public long baseUnits() {
    return reported * unitSize;
  }
}
