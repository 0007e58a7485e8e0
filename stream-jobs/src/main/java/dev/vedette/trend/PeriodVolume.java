package dev.vedette.trend;

import java.math.BigDecimal;

/**
 * What was asked for and supplied of a brand in a period.
 *
 * @param outletWeeks distribution: outlets that asked for it, week by week, summed over the weeks
 *     of the period
 * @param demanded base units that were asked for
 * @param supplied base units that were delivered
 */
public record PeriodVolume(BigDecimal outletWeeks, BigDecimal demanded, BigDecimal supplied) {
  /**
   * @throws IllegalArgumentException if one of them is negative, something was asked for by no
   *     outlet, or something supplied that was not asked for
   */
  public PeriodVolume {
    if (outletWeeks.signum() < 0 || demanded.signum() < 0 || supplied.signum() < 0) {
      throw new IllegalArgumentException(
          "Cannot use %s outlet-weeks, %s asked for, %s supplied: none may be negative"
              .formatted(outletWeeks, demanded, supplied));
    }
    if (outletWeeks.signum() == 0 && demanded.signum() > 0) {
      throw new IllegalArgumentException(
          "Cannot use %s asked for by no outlet: count the outlets that asked for it"
              .formatted(demanded));
    }
    if (demanded.signum() == 0 && supplied.signum() > 0) {
      throw new IllegalArgumentException(
          "Cannot use %s supplied of nothing asked for: leave out what was delivered unasked"
              .formatted(supplied));
    }
  }

  /** Whole numbers of them. */
  public static PeriodVolume of(long outletWeeks, long demanded, long supplied) {
    return new PeriodVolume(
        BigDecimal.valueOf(outletWeeks),
        BigDecimal.valueOf(demanded),
        BigDecimal.valueOf(supplied));
  }
}
