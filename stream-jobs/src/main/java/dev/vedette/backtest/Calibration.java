package dev.vedette.backtest;

/**
 * How well probabilities agree with what happened, kept by outlet so that outlets can be drawn
 * again.
 */
final class Calibration {
  static final int BINS = 10;

  private final double[] squaredErrors;
  private final long[][] days;
  private final long[][] stockouts;
  private final double[][] probabilities;

  Calibration(KeyDays keyDays, int outlets) {
    squaredErrors = new double[outlets];
    days = new long[outlets][BINS];
    stockouts = new long[outlets][BINS];
    probabilities = new double[outlets][BINS];
    for (int i = 0; i < keyDays.size(); i++) {
      int outlet = keyDays.outlet(i);
      double probability = keyDays.score(i);
      double error = probability - (keyDays.outcome(i) ? 1 : 0);
      int bin = Math.min((int) (probability * BINS), BINS - 1);
      squaredErrors[outlet] += error * error;
      days[outlet][bin]++;
      stockouts[outlet][bin] += keyDays.outcome(i) ? 1 : 0;
      probabilities[outlet][bin] += probability;
    }
  }

  /** NaN where there is no key-day. */
  double brier(int[] weights) {
    double sum = 0;
    long count = 0;
    for (int outlet = 0; outlet < weights.length; outlet++) {
      sum += weights[outlet] * squaredErrors[outlet];
      for (int bin = 0; bin < BINS; bin++) {
        count += weights[outlet] * days[outlet][bin];
      }
    }
    return sum / count;
  }

  /** Mean distance of probability and observed share, by the days in each bin. */
  double error(int[] weights) {
    double sum = 0;
    long count = 0;
    for (int bin = 0; bin < BINS; bin++) {
      Bin drawn = bin(bin, weights);
      sum += Math.abs(drawn.probability - drawn.stockouts);
      count += drawn.days;
    }
    return sum / count;
  }

  /** The share of days of a bin that a stockout followed; NaN where the bin is empty. */
  double observed(int bin, int[] weights) {
    Bin drawn = bin(bin, weights);
    return (double) drawn.stockouts / drawn.days;
  }

  /** Mean probability of the days of a bin; NaN where the bin is empty. */
  double predicted(int bin, int[] weights) {
    Bin drawn = bin(bin, weights);
    return drawn.probability / drawn.days;
  }

  long days(int bin, int[] weights) {
    return bin(bin, weights).days;
  }

  private record Bin(long days, long stockouts, double probability) {}

  private Bin bin(int bin, int[] weights) {
    long dayCount = 0;
    long stockoutCount = 0;
    double probability = 0;
    for (int outlet = 0; outlet < weights.length; outlet++) {
      dayCount += weights[outlet] * days[outlet][bin];
      stockoutCount += weights[outlet] * stockouts[outlet][bin];
      probability += weights[outlet] * probabilities[outlet][bin];
    }
    return new Bin(dayCount, stockoutCount, probability);
  }
}
