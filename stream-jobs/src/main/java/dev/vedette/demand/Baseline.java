package dev.vedette.demand;

/**
 * What an outlet usually sells of a SKU, as the yardstick of its region's surge: a long discounted
 * mean that knows nothing of surges, so that it can be computed before them. It takes 12 bytes.
 *
 * @param units discounted base units sold
 * @param days discounted trading days
 * @param dispersion variance of sales over their mean, in base units
 */
public record Baseline(float units, float days, float dispersion) {
  public static final Baseline NONE = new Baseline(0, 0, 2);

  private static final double HALF_LIFE_DAYS = 112;
  private static final double LEAST_DAYS = 3;
  private static final double DISPERSION_RATE = 0.02;
  private static final double LARGEST_DISPERSION = 60;

  /** How often larger than usual a single outlet's sales may count in its region's surge. */
  private static final double LARGEST_RATIO = 12;

  private static final double LARGEST_EXCESS = 5;

  /** Whether it is known well enough to be a yardstick. */
  boolean isKnown() {
    return days > LEAST_DAYS && units > 0;
  }

  /** Base units a trading day. */
  double rate() {
    return units / (double) days;
  }

  /** What {@code seen} says of the region, measured by this outlet; empty where it says nothing. */
  Evidence evidence(Consumption seen) {
    if (!isKnown()) {
      return new Evidence(0, 0, (double) seen.units(), seen.days());
    }
    double expected = rate() * seen.days();
    return new Evidence(
        bounded(seen, expected) / dispersion,
        rate() / dispersion,
        (double) seen.units(),
        seen.days());
  }

  private static double bounded(Consumption seen, double expected) {
    return Math.min(
        (double) seen.units(), LARGEST_RATIO * expected + LARGEST_EXCESS * (double) seen.unit());
  }

  /** The baseline after {@code seen}. */
  public Baseline after(Consumption seen) {
    double elapsed = seen.days();
    if (elapsed <= 0 || seen.shelf() == Consumption.Shelf.EMPTY_THROUGHOUT) {
      return this;
    }
    double kept = StrictMath.pow(2, -elapsed / HALF_LIFE_DAYS);
    double sold = seen.units();
    double spread = this.equals(NONE) ? dispersion * (double) seen.unit() : dispersion;
    if (isKnown()) {
      double expected = rate() * elapsed;
      sold = bounded(seen, expected);
      double squared = (seen.units() - expected) * (seen.units() - expected);
      spread +=
          DISPERSION_RATE * (Math.min(squared / Math.max(expected, 1e-9), 25 * spread) - spread);
    }
    return new Baseline(
        (float) (kept * units + sold),
        (float) (kept * days + elapsed),
        (float)
            Math.min(
                LARGEST_DISPERSION * (double) seen.unit(), Math.max((double) seen.unit(), spread)));
  }

  /**
   * What one outlet's sales say of its region.
   *
   * @param weighedUnits base units sold over the outlet's dispersion
   * @param weighedRate base units a day that were to be expected, over the same
   * @param units base units sold
   * @param days trading days in which they were
   */
  record Evidence(double weighedUnits, double weighedRate, double units, double days) {}
}
