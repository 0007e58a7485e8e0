package dev.vedette.trend;

import java.util.Arrays;

/** What the model is told of a SKU's weeks in a window, those left out that are not known. */
final class Design {
  private final int[] weeks;
  private final double[] volume;
  private final double[][] effects;
  private final double[] cuts;
  private final double counting;

  /**
   * @param weeks their numbers, rising
   * @param volume logarithms of base units
   * @param effects one row for each effect that may explain them, by {@link Regressors}
   * @param cuts depth of each week's price cut
   * @param counting variance that counting whole units alone makes
   */
  Design(int[] weeks, double[] volume, double[][] effects, double[] cuts, double counting) {
    this.weeks = weeks;
    this.volume = volume;
    this.effects = effects;
    this.cuts = cuts;
    this.counting = counting;
  }

  int size() {
    return weeks.length;
  }

  int[] weeks() {
    return weeks;
  }

  double[] volume() {
    return volume;
  }

  double[][] effects() {
    return effects;
  }

  double[] cuts() {
    return cuts;
  }

  /** 1 in a promoted week, else 0. */
  double[] promoted() {
    return effects[Regressors.PROMOTION];
  }

  double counting() {
    return counting;
  }

  /** Values less their mean. */
  static double[] centred(double[] values) {
    double mean = Arrays.stream(values).sum() / values.length;
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }
}
