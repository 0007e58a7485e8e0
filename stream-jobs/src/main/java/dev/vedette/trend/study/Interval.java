package dev.vedette.trend.study;

import java.util.Arrays;

/**
 * A share and how sure it is.
 *
 * @param value from 0 to 1
 * @param low lower end of the 95 % interval
 * @param high its upper end
 */
public record Interval(double value, double low, double high) {
  private static final double TAIL = 0.025;

  /** Between percentiles of draws (Efron, Tibshirani 1993, chapter 13). */
  static Interval of(double value, double[] drawn) {
    double[] sorted = drawn.clone();
    Arrays.sort(sorted);
    return new Interval(value, percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
  }

  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
