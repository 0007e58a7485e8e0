package dev.vedette.availability;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many of the observed cases are such ones.
 *
 * @param numerator such cases, at most the denominator
 * @param denominator observed cases
 * @param excluded cases that the measure leaves out, for a reason that belongs to the measure
 */
public record Share(long numerator, long denominator, long excluded) {
  /** 97.5 % of a standard normal distribution lie below. */
  private static final double Z = 1.959963984540054;

  /**
   * Bounds that hold the true share in 95 % of samples.
   *
   * @param low from 0
   * @param high to 1
   */
  public record Interval(double low, double high) {}

  /** From 0 to 1; empty where nothing was observed. */
  public OptionalDouble rate() {
    return denominator == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((double) numerator / denominator);
  }

  /**
   * The 95 % score interval (Wilson 1927), as if the cases were independent of each other; empty
   * where nothing was observed.
   */
  public Optional<Interval> interval() {
    if (denominator == 0) {
      return Optional.empty();
    }
    double n = denominator;
    double p = numerator / n;
    double centre = p + Z * Z / (2 * n);
    double reach = Z * StrictMath.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return Optional.of(
        new Interval(Math.max(0, (centre - reach) / scale), Math.min(1, (centre + reach) / scale)));
  }
}
