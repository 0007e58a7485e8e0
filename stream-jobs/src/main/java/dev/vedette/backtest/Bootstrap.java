package dev.vedette.backtest;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Draws outlets again and again, with replacement. Whole outlets are drawn, since the days of one
 * are alike: its keys share deliveries and customers. Every method is measured on the same draws,
 * so that the difference of two is as sure as it can be said to be.
 *
 * <p>Intervals are those between percentiles (Efron, Tibshirani: An Introduction to the Bootstrap,
 * 1993, chapter 13).
 */
final class Bootstrap {
  private static final double TAIL = 0.025;

  private final int[][] draws;

  /**
   * @param resamples number of draws
   * @param seed the same seed gives the same draws
   */
  Bootstrap(int outlets, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    draws = new int[resamples][outlets];
    for (int[] draw : draws) {
      for (int i = 0; i < outlets; i++) {
        draw[random.nextInt(outlets)]++;
      }
    }
  }

  int size() {
    return draws.length;
  }

  /** How often each outlet was drawn. */
  int[] draw(int i) {
    return draws[i];
  }

  /** Every outlet once. */
  static int[] everyOutletOnce(int outlets) {
    int[] weights = new int[outlets];
    Arrays.fill(weights, 1);
    return weights;
  }

  /**
   * @param value measured on every outlet once
   * @param drawn measured on each draw; draws on which nothing could be measured, NaN, are left out
   */
  static Estimate estimate(double value, double[] drawn) {
    double[] sorted = Arrays.stream(drawn).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Estimate(value, Double.NaN, Double.NaN);
    }
    return new Estimate(value, percentile(sorted, TAIL), percentile(sorted, 1 - TAIL));
  }

  /** By linear interpolation between the two nearest. */
  private static double percentile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
