package dev.vedette.backtest;

import java.util.ArrayDeque;
import java.util.Deque;

/** Units over days of the last observations that together reach back a number of days. */
final class WindowedMean implements DemandRate {
  private record Observation(double units, double days) {}

  private final double window;
  private final Deque<Observation> observations = new ArrayDeque<>();
  private double units;
  private double days;

  /**
   * @param window days to look back, above 0
   */
  WindowedMean(double window) {
    this.window = window;
  }

  @Override
  public void observe(double unitsSold, double overDays) {
    observations.addLast(new Observation(unitsSold, overDays));
    units += unitsSold;
    days += overDays;
    while (days - observations.getFirst().days() >= window) {
      Observation oldest = observations.removeFirst();
      units -= oldest.units();
      days -= oldest.days();
    }
  }

  @Override
  public double unitsPerDay() {
    return days > 0 ? units / days : Double.NaN;
  }
}
