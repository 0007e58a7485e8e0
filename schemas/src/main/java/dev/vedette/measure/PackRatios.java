package dev.vedette.measure;

import dev.vedette.event.Unit;

/**
 * How many of one unit of a SKU make the next. Ratios belong to the SKU: most cigarettes are 20
 * sticks to the pack and 10 packs to the carton 条, but not all.
 *
 * @param unitsPerPack base units in a pack, at least 1
 * @param packsPerCarton packs in a carton, at least 1
 * @param cartonsPerCase cartons in a case 箱, at least 1
 */
public record PackRatios(long unitsPerPack, long packsPerCarton, long cartonsPerCase) {
  /**
   * @throws IllegalArgumentException if a ratio is below 1 or the case holds more base units than a
   *     long
   */
  public PackRatios {
    if (unitsPerPack < 1 || packsPerCarton < 1 || cartonsPerCase < 1) {
      throw new IllegalArgumentException(
          "Cannot use ratios %d, %d, %d: each must be at least 1"
              .formatted(unitsPerPack, packsPerCarton, cartonsPerCase));
    }
    try {
      Math.multiplyExact(Math.multiplyExact(unitsPerPack, packsPerCarton), cartonsPerCase);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "Cannot use ratios %d, %d, %d: a case would hold more base units than can be counted"
              .formatted(unitsPerPack, packsPerCarton, cartonsPerCase),
          e);
    }
  }

  /** Base units in one {@code unit}, at least 1. */
  public long baseUnitsIn(Unit unit) {
    return switch (unit) {
      case UNIT -> 1;
      case PACK -> unitsPerPack;
      case CARTON -> unitsPerPack * packsPerCarton;
      case CASE -> unitsPerPack * packsPerCarton * cartonsPerCase;
    };
  }
}
