package dev.vedette.backtest;

/**
 * The Syntetos-Boylan approximation (SBA) for demand that comes now and then: Croston's smoothed
 * size over smoothed interval, less its bias. Syntetos, Boylan: The accuracy of intermittent demand
 * estimates, International Journal of Forecasting 21 (2005).
 */
final class SyntetosBoylan implements DemandRate {
  private final double sizeWeight;
  private final double intervalWeight;
  private double size = Double.NaN;
  private double interval = Double.NaN;
  private double sinceDemand;

  /**
   * @param sizeWeight of a new size, above 0 and at most 1
   * @param intervalWeight of a new interval, above 0 and at most 1
   */
  SyntetosBoylan(double sizeWeight, double intervalWeight) {
    this.sizeWeight = sizeWeight;
    this.intervalWeight = intervalWeight;
  }

  @Override
  public void observe(double units, double days) {
    sinceDemand += days;
    if (units <= 0) {
      return;
    }
    size = Double.isNaN(size) ? units : size + sizeWeight * (units - size);
    interval =
        Double.isNaN(interval) ? sinceDemand : interval + intervalWeight * (sinceDemand - interval);
    sinceDemand = 0;
  }

  @Override
  public double unitsPerDay() {
    return (1 - intervalWeight / 2) * size / interval;
  }
}
