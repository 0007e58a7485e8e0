package dev.vedette.backtest;

/**
 * Simple exponential smoothing (SES) of units a day.
 *
 * <p>An observation over several days weighs as much as that many equal ones of a day.
 */
final class SimpleSmoothing implements DemandRate {
  private final double weight;
  private double level = Double.NaN;

  /**
   * @param weight of a new day, above 0 and at most 1
   */
  SimpleSmoothing(double weight) {
    this.weight = weight;
  }

  @Override
  public void observe(double units, double days) {
    double perDay = units / days;
    level = Double.isNaN(level) ? perDay : level + weightOver(weight, days) * (perDay - level);
  }

  @Override
  public double unitsPerDay() {
    return level;
  }

  /** Weight of {@code days} days of which each has {@code weight}. */
  static double weightOver(double weight, double days) {
    return 1 - StrictMath.pow(1 - weight, days);
  }
}
