package dev.vedette.trend;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Change of a value by week: the median of the slopes of all pairs (Theil 1950), with the interval
 * of Sen (1968) between two of them, whose ranks come from Kendall's exact distribution. A few wild
 * weeks do not move it.
 *
 * @param perWeek of a logarithm, 0.01 is about 1 % a week
 * @param low lower end of the 95 % confidence interval; minus infinity where there are too few
 *     values for one
 * @param high its upper end; infinity where there are too few
 * @param weeks number of values behind it, at least 2
 */
public record Slope(double perWeek, double low, double high, int weeks) {
  private static final double TAIL = 0.025;

  /**
   * The slope of values a week apart.
   *
   * @param values those that are not finite are left out, and leave a gap
   * @throws IllegalArgumentException if fewer than two are finite
   */
  public static Slope of(double... values) {
    int[] weeks =
        IntStream.range(0, values.length).filter(week -> Double.isFinite(values[week])).toArray();
    int n = weeks.length;
    if (n < 2) {
      throw new IllegalArgumentException(
          "Cannot draw a slope through %d weeks: it takes two".formatted(n));
    }
    double[] slopes = new double[n * (n - 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        slopes[next++] = (values[weeks[j]] - values[weeks[i]]) / (weeks[j] - weeks[i]);
      }
    }
    Arrays.sort(slopes);
    int critical = critical(n);
    // An S of this size or more would be significant: so many ranks in from either end.
    int below = (slopes.length - critical) / 2;
    boolean known = critical <= slopes.length;
    return new Slope(
        median(slopes),
        known ? slopes[below] : Double.NEGATIVE_INFINITY,
        known ? slopes[slopes.length - 1 - below] : Double.POSITIVE_INFINITY,
        n);
  }

  /** Whether all of the interval is below zero. */
  public boolean falls() {
    return high < 0;
  }

  /** Whether all of the interval is above zero. */
  public boolean rises() {
    return low > 0;
  }

  /** The smallest S that is significant, or one that cannot be reached. */
  private static int critical(int n) {
    int pairs = n * (n - 1) / 2;
    if (n > KendallDistribution.LARGEST) {
      double deviation = StrictMath.sqrt((double) n * (n - 1) * (2.0 * n + 5) / 18);
      return (int) Math.ceil(Normal.TWO_SIDED_95 * deviation);
    }
    KendallDistribution distribution = new KendallDistribution(n);
    for (int s = pairs & 1; s <= pairs; s += 2) {
      if (distribution.atLeast(s) <= TAIL) {
        return s;
      }
    }
    return pairs + 1;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
