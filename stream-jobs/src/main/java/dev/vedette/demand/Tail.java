package dev.vedette.demand;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Demand over a span of time as a negative binomial distribution, given by mean and variance.
 *
 * @param mean base units, at least 0
 * @param variance at least the mean; nearly equal to it, the distribution is Poisson's
 */
public record Tail(double mean, double variance) {
  /** Where the dispersion parameter is larger, the Poisson limit differs by less than 1e-9. */
  private static final double LARGEST_DISPERSION = 1e9;

  /** Where the terms of {@link #nearlyAtLeast} are few and exact enough to be added up. */
  private static final double MOST_TERMS = 200;

  private static final double LARGEST_SUMMED_DISPERSION = 1e4;
  private static final double LEAST_TERM = 1e-280;

  /** Dispersion parameter r of the negative binomial distribution. */
  private double dispersion() {
    return variance > mean ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
  }

  /**
   * Probability that at least {@code units} are asked for: the regularised incomplete beta
   * I<sub>μ/(μ+r)</sub>(k, r), exact.
   *
   * @param units at least 0
   */
  public double atLeast(double units) {
    if (units <= 0) {
      return 1;
    }
    if (mean <= 0) {
      return 0;
    }
    return beyond(units, mean, dispersion());
  }

  private static double beyond(double units, double mean, double r) {
    double p =
        r > LARGEST_DISPERSION
            ? RegularizedGamma.P.value(units, mean)
            : RegularizedBeta.value(mean / (mean + r), units, r);
    return Double.isNaN(p) ? (units < mean ? 1 : 0) : Math.min(1, Math.max(0, p));
  }

  /**
   * An upper bound of {@link #atLeast} that costs no special function: Cantelli's inequality.
   *
   * @param units more than 0
   */
  double atLeastBound(double units) {
    double above = units - mean;
    return above <= 0 ? 1 : variance / (variance + above * above);
  }

  /**
   * A lower bound of {@link #atLeast} that costs no special function: the same inequality from the
   * other side.
   *
   * @param units whole, more than 0
   */
  double atLeastAtWorst(double units) {
    double below = mean - (units - 1);
    return below <= 0 ? 0 : below * below / (Math.max(variance, mean) + below * below);
  }

  /**
   * {@link #atLeast} to about 1e-10, by adding up what is asked for less often, at a fraction of
   * the cost; not a number where the sum is long or begins too small to be held.
   *
   * @param units whole, more than 0
   */
  double nearlyAtLeast(double units) {
    if (mean <= 0) {
      return 0;
    }
    double r = dispersion();
    if (!(units <= MOST_TERMS && r <= LARGEST_SUMMED_DISPERSION)) {
      return Double.NaN;
    }
    // Only compared with a margin, so that a last bit that differs by machine decides nothing.
    double term = Math.exp(r * Math.log(r / (r + mean)));
    if (!(term >= LEAST_TERM)) {
      return Double.NaN;
    }
    double share = mean / (r + mean);
    double less = term;
    for (int i = 1; i < units; i++) {
      term *= share * (r + i - 1) / i;
      less += term;
    }
    return Math.max(0, 1 - less);
  }

  /**
   * Expected base units asked for beyond {@code units}: E[(N − k)⁺] = μ·P(N′ ≥ k) − k·P(N ≥ k + 1),
   * N′ with dispersion r + 1 and the same success probability.
   *
   * @param units whole, at least 0
   */
  public double expectedBeyond(double units) {
    if (mean <= 0) {
      return 0;
    }
    double r = dispersion();
    double shifted =
        units <= 0
            ? 1
            : r > LARGEST_DISPERSION
                ? beyond(units, mean, r)
                : beyond(units, mean * (r + 1) / r, r + 1);
    return Math.max(0, mean * shifted - units * beyond(units + 1, mean, r));
  }

  /**
   * Logarithm of the probability that just {@code units} are asked for.
   *
   * @param units whole, at least 0
   */
  double logProbability(long units) {
    double m = Math.max(mean, 1e-9);
    double r = Math.min(m * m / Math.max(variance - m, 1e-9 * m), LARGEST_DISPERSION);
    return logGamma(units + r)
        - logGamma(r)
        - logGamma(units + 1.0)
        + r * StrictMath.log(r / (r + m))
        + units * StrictMath.log(m / (r + m));
  }

  private static double logGamma(double x) {
    return LogGamma.value(x);
  }
}
