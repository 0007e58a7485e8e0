package dev.vedette.backtest;

/**
 * A figure and how sure it is.
 *
 * @param value NaN where it could not be measured
 * @param low lower end of the 95 % confidence interval
 * @param high its upper end
 */
public record Estimate(double value, double low, double high) {
  /** Whether the figure could be measured. */
  public boolean isKnown() {
    return Double.isFinite(value);
  }

  /** Whether zero lies outside of the interval, so that a difference is more than chance. */
  public boolean excludesZero() {
    return low > 0 || high < 0;
  }
}
