package dev.vedette.trend;

import org.apache.commons.numbers.gamma.Erfc;
import org.apache.commons.numbers.gamma.InverseErfc;

/** The standard normal distribution. */
final class Normal {
  private static final double SQRT_2 = StrictMath.sqrt(2);

  /** 97.5 % of it lie below. */
  static final double TWO_SIDED_95 = quantile(0.975);

  private Normal() {}

  /** Probability of a value above {@code z}. */
  static double above(double z) {
    return 0.5 * Erfc.value(z / SQRT_2);
  }

  /**
   * @param probability of a value below, above 0 and less than 1
   */
  static double quantile(double probability) {
    return -SQRT_2 * InverseErfc.value(2 * probability);
  }
}
