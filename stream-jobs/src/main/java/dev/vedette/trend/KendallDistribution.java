package dev.vedette.trend;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;

/**
 * The exact distribution of Kendall's S = (pairs that rise) − (pairs that fall) of a row of values
 * in random order, some of which may be equal.
 *
 * <p>S = (pairs that differ) − 2 × inversions, and the inversions of the orders of a multiset are
 * counted by the Gaussian multinomial coefficient [n]! / Π [t<sub>i</sub>]! with t<sub>i</sub> the
 * sizes of the groups of equal values (MacMahon 1913; without ties it is Kendall's table, Kendall:
 * Rank Correlation Methods, 1975, appendix 1).
 */
final class KendallDistribution {
  /** Beyond, the normal approximation with correction for continuity is off by less than 0.001. */
  static final int LARGEST = 40;

  /** Orders with so many inversions. */
  private final BigInteger[] orders;

  private final BigInteger all;

  /**
   * @param n number of values, 2 to {@link #LARGEST}
   * @param ties sizes of the groups of equal values; groups of one may be left out
   */
  KendallDistribution(int n, int... ties) {
    BigInteger[] counts = {BigInteger.ONE};
    for (int k = 2; k <= n; k++) {
      counts = times(counts, k);
    }
    for (int tie : ties) {
      for (int k = 2; k <= tie; k++) {
        counts = dividedBy(counts, k);
      }
    }
    orders = counts;
    all = Arrays.stream(orders).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The largest value of S: the number of pairs that differ. */
  int most() {
    return orders.length - 1;
  }

  /** Probability that S is at least {@code s}. */
  double atLeast(int s) {
    // S >= s where there are at most (most - s) / 2 inversions.
    int inversions = Math.min(Math.floorDiv(most() - s, 2), orders.length - 1);
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i <= inversions; i++) {
      sum = sum.add(orders[i]);
    }
    return ratio(sum);
  }

  /** Probability that S is at least as far from zero as {@code s}. */
  double atLeastAsFar(int s) {
    return s == 0 ? 1 : Math.min(1, 2 * atLeast(Math.abs(s)));
  }

  private double ratio(BigInteger part) {
    return new BigDecimal(part).divide(new BigDecimal(all), MathContext.DECIMAL64).doubleValue();
  }

  /** Times 1 + q + … + q^(k−1). */
  private static BigInteger[] times(BigInteger[] counts, int k) {
    BigInteger[] product = new BigInteger[counts.length + k - 1];
    BigInteger window = BigInteger.ZERO;
    for (int i = 0; i < product.length; i++) {
      if (i < counts.length) {
        window = window.add(counts[i]);
      }
      if (i >= k) {
        window = window.subtract(counts[i - k]);
      }
      product[i] = window;
    }
    return product;
  }

  /** Undoes {@link #times}. */
  private static BigInteger[] dividedBy(BigInteger[] counts, int k) {
    BigInteger[] quotient = new BigInteger[counts.length - k + 1];
    for (int i = 0; i < quotient.length; i++) {
      BigInteger value = counts[i];
      for (int j = 1; j < k && j <= i; j++) {
        value = value.subtract(quotient[i - j]);
      }
      quotient[i] = value;
    }
    return quotient;
  }
}
