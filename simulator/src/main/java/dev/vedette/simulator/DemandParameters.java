package dev.vedette.simulator;

/**
 * Who buys how much.
 *
 * @param packsPerDay mean demand of a listed SKU at an outlet of mean size, in packs a day; fast
 *     sellers have many times that, slow ones a small part of it
 * @param outletShape shape of the gamma distribution by which outlets of one size differ in what
 *     they sell of one SKU; low makes them differ more
 * @param dispersion variance over mean of a day's demand, at least 1; 1 is a Poisson
 * @param weeklyVariance squared variation of a week's level, which all days of a week at one outlet
 *     and SKU share
 * @param seasonAmplitude how far the season lifts and lowers demand, as a share of it
 * @param holidayLift how much more is bought in a holiday week, as a share
 * @param yearlyTrend standard deviation, over SKUs, of the growth of demand in a year, as a share
 * @param promotionsPerYear promotions of a SKU in a city in a year, on average
 * @param promotionLift factor on demand in a promotion, on average
 */
public record DemandParameters(
    double packsPerDay,
    double outletShape,
    double dispersion,
    double weeklyVariance,
    double seasonAmplitude,
    double holidayLift,
    double yearlyTrend,
    double promotionsPerYear,
    double promotionLift) {
  static final DemandParameters STANDARD =
      new DemandParameters(4, 2, 1.8, 0.08, 0.12, 0.35, 0.15, 2, 1.9);

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public DemandParameters {
    Checks.within("packs per day", packsPerDay, 0.01, 10_000);
    Checks.within("outlet shape", outletShape, 0.1, 100);
    Checks.within("dispersion", dispersion, 1, 50);
    Checks.within("weekly variance", weeklyVariance, 0, 1);
    Checks.within("season amplitude", seasonAmplitude, 0, 0.9);
    Checks.within("holiday lift", holidayLift, 0, 5);
    Checks.within("yearly trend", yearlyTrend, 0, 1);
    Checks.within("promotions per year", promotionsPerYear, 0, 26);
    Checks.within("promotion lift", promotionLift, 1, 10);
  }

  /** Four packs a day on average. */
  public static DemandParameters standard() {
    return STANDARD;
  }

  public DemandParameters withPacksPerDay(double packs) {
    return new DemandParameters(
        packs,
        outletShape,
        dispersion,
        weeklyVariance,
        seasonAmplitude,
        holidayLift,
        yearlyTrend,
        promotionsPerYear,
        promotionLift);
  }
}
