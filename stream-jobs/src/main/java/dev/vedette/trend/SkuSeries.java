package dev.vedette.trend;

import java.util.Arrays;
import java.util.Collection;

/**
 * The weeks of a SKU in an area. Derived figures, all logarithms, are kept beside: they are asked
 * for again and again.
 */
public final class SkuSeries {
  /** A price cut by less is none. */
  private static final double CUT = 0.05;

  /** Weeks of which the regular price is the upper quartile. */
  private static final int REGULAR_WEEKS = 13;

  /** Weeks for which a price holds that was not seen again. */
  private static final int PRICE_HOLDS = 13;

  private final String sku;
  private final String brand;
  private final int firstWeek;
  private final double[] volume;
  private final double[] unsupplied;
  private final double[] logPrice;
  private final double[] cut;
  private final boolean[] promoted;

  private SkuSeries(SkuSeries other, double[] volume, double[] unsupplied) {
    sku = other.sku;
    brand = other.brand;
    firstWeek = other.firstWeek;
    logPrice = other.logPrice;
    cut = other.cut;
    promoted = other.promoted;
    this.volume = volume;
    this.unsupplied = unsupplied;
  }

  /**
   * @param weeks in any order; weeks between them that are not there are not known, which is not
   *     zero
   * @throws IllegalArgumentException if there is none, or two of the same
   */
  public SkuSeries(String sku, String brand, Collection<SkuWeek> weeks) {
    this.sku = sku;
    this.brand = brand;
    if (weeks.isEmpty()) {
      throw new IllegalArgumentException("Cannot follow %s: it has no week".formatted(sku));
    }
    firstWeek = weeks.stream().mapToInt(SkuWeek::week).min().orElseThrow();
    int size = weeks.stream().mapToInt(SkuWeek::week).max().orElseThrow() - firstWeek + 1;
    volume = unknown(size);
    unsupplied = unknown(size);
    logPrice = unknown(size);
    promoted = new boolean[size];
    for (SkuWeek week : weeks) {
      int i = week.week() - firstWeek;
      if (!Double.isNaN(volume[i])) {
        throw new IllegalArgumentException(
            "Cannot use week %d of %s twice".formatted(week.week(), sku));
      }
      volume[i] = week.volume();
      unsupplied[i] = week.unsupplied();
      logPrice[i] = StrictMath.log(week.price());
      promoted[i] = week.selling() == Selling.PROMOTION;
    }
    holdPrices();
    cut = cuts();
    for (int i = 0; i < size; i++) {
      promoted[i] |= cut[i] > 0;
    }
  }

  private static double[] unknown(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private void holdPrices() {
    int seen = Integer.MIN_VALUE;
    for (int i = 0; i < logPrice.length; i++) {
      if (!Double.isNaN(logPrice[i])) {
        seen = i;
      } else if (seen >= 0 && i - seen <= PRICE_HOLDS) {
        logPrice[i] = logPrice[seen];
      }
    }
  }

  /** How far each price is below the regular one, beyond a cut that is none. */
  private double[] cuts() {
    double[] depth = new double[logPrice.length];
    for (int i = 0; i < depth.length; i++) {
      if (!Double.isNaN(logPrice[i])) {
        depth[i] = Math.max(0, regular(i) - logPrice[i] - CUT);
      }
    }
    return depth;
  }

  private double regular(int i) {
    double[] known =
        Arrays.stream(logPrice, Math.max(0, i - REGULAR_WEEKS + 1), i + 1)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    double place = 0.75 * (known.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, known.length - 1);
    return known[below] + (place - below) * (known[above] - known[below]);
  }

  public String sku() {
    return sku;
  }

  public String brand() {
    return brand;
  }

  public int firstWeek() {
    return firstWeek;
  }

  public int lastWeek() {
    return firstWeek + volume.length - 1;
  }

  /** Base units of a week; NaN where it is not known. */
  public double volume(int week) {
    return at(volume, week);
  }

  /** Share not supplied; NaN where it is not known. */
  double unsupplied(int week) {
    return at(unsupplied, week);
  }

  /** NaN where none was seen in 13 weeks. */
  double logPrice(int week) {
    return at(logPrice, week);
  }

  /** The regular price: the upper quartile of 13 weeks; NaN where none is known. */
  double logRegularPrice(int week) {
    int i = week - firstWeek;
    return i < 0 || i >= logPrice.length || Double.isNaN(logPrice[i]) ? Double.NaN : regular(i);
  }

  /** Depth of the price cut beyond 5 %, as a logarithm; 0 where there is none. */
  double cut(int week) {
    double depth = at(cut, week);
    return Double.isNaN(depth) ? 0 : depth;
  }

  boolean isPromoted(int week) {
    int i = week - firstWeek;
    return i >= 0 && i < promoted.length && promoted[i];
  }

  /**
   * The same SKU with other volumes, as a study needs it.
   *
   * @param shares by which volumes are multiplied, week by week from {@link #firstWeek}; 1 where
   *     there is none
   * @param cause whether the volume that is lost was not asked for, or not supplied
   */
  public SkuSeries losing(double[] shares, Loss cause) {
    double[] changed = volume.clone();
    double[] missing = unsupplied;
    for (int i = 0; i < Math.min(shares.length, changed.length); i++) {
      changed[i] *= shares[i];
    }
    if (cause == Loss.SUPPLY) {
      missing = unsupplied.clone();
      for (int i = 0; i < Math.min(shares.length, changed.length); i++) {
        missing[i] = 1 - (1 - missing[i]) * shares[i];
      }
    }
    return new SkuSeries(this, changed, missing);
  }

  /** Where lost volume went. */
  public enum Loss {
    /** It was not asked for. */
    DEMAND,
    /** It was asked for, and not supplied. */
    SUPPLY
  }

  private double at(double[] values, int week) {
    int i = week - firstWeek;
    return i < 0 || i >= values.length ? Double.NaN : values[i];
  }
}
