package dev.vedette.demand;

import java.util.Arrays;

/**
 * How much more of a product a region asked for on each of the last days than its outlets usually
 * sell, and how long such a surge lasts.
 */
public final class Surge {
  /** Days ahead whose factors are kept; later ones are made up each time. */
  private static final int MOST_KEPT = 128;

  private static final int KEPT_AT_FIRST = 16;

  /** A market without surges. */
  public static final Surge NONE =
      new Surge(Long.MIN_VALUE / 2, new float[0], new float[] {1, 1, 1, 1, 1, 1, 1}, Float.NaN);

  private final long day;
  private final float[] logs;
  private final float[] persistence;
  private final float typicalRate;

  /**
   * Factors of the days known, the last first: all outlets of the region ask for them again and
   * again. Replaced and never written to, so that threads may share it.
   */
  private volatile double[] known = new double[0];

  /** Factors of the days after the last known, likewise. */
  private volatile double[] ahead = new double[0];

  /**
   * A surge.
   *
   * @param day the last day that it takes into account, since 1970-01-01
   * @param logs natural logarithm of the factor on that day, the day before, and so on
   * @param persistence share of the logarithm that is left on the next day, by the weekday of that
   *     next day from Monday; 0 to 1. Where promotions change on a fixed weekday, it is small there
   * @param typicalRate base units a day that an outlet of the region sells; not a number where
   *     nobody knows
   */
  public Surge(long day, float[] logs, float[] persistence, float typicalRate) {
    this.day = day;
    this.logs = logs;
    this.persistence = persistence;
    this.typicalRate = typicalRate;
  }

  /** The last day that it takes into account, since 1970-01-01. */
  public long day() {
    return day;
  }

  float[] logs() {
    return logs;
  }

  float[] persistence() {
    return persistence;
  }

  /** Base units a day that an outlet of the region sells; not a number where nobody knows. */
  public float typicalRate() {
    return typicalRate;
  }

  /** Share of a surge that is left when {@code day} begins, of that of the day before. */
  double persistenceInto(long onDay) {
    return persistence[TradingTime.weekday(onDay)];
  }

  /**
   * Factor on a day: as filtered where the day is over, 1 where it is long over, and as it fades
   * where it is to come.
   */
  double factor(long onDay) {
    long ago = day - onDay;
    if (ago >= logs.length || (ago < 0 && latest() == 0)) {
      return 1;
    }
    if (ago >= 0) {
      double[] factors = known;
      if (factors.length == 0) {
        factors = new double[logs.length];
        for (int i = 0; i < factors.length; i++) {
          factors[i] = StrictMath.exp(logs[i]);
        }
        known = factors;
      }
      return factors[(int) ago];
    }
    if (-ago > MOST_KEPT) {
      return StrictMath.exp(logAhead(onDay));
    }
    double[] factors = ahead;
    if (factors.length < -ago) {
      factors =
          new double
              [Math.max(
                  (int) -ago, Math.min(MOST_KEPT, Math.max(KEPT_AT_FIRST, factors.length * 2)))];
      double log = latest();
      for (int i = 0; i < factors.length; i++) {
        log *= persistenceInto(day + 1 + i);
        factors[i] = StrictMath.exp(log);
      }
      ahead = factors;
    }
    return factors[(int) (-ago - 1)];
  }

  private double logAhead(long onDay) {
    double log = latest();
    for (long d = day + 1; d <= onDay && log != 0; d++) {
      log *= persistenceInto(d);
    }
    return log;
  }

  /** Factor on the last day known. */
  public double latestFactor() {
    return logs.length == 0 ? 1 : factor(day);
  }

  /** Logarithm of the factor on the last day known. */
  private double latest() {
    return logs.length == 0 ? 0 : logs[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Surge that
        && day == that.day
        && Arrays.equals(logs, that.logs)
        && Arrays.equals(persistence, that.persistence)
        && Float.compare(typicalRate, that.typicalRate) == 0;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(day) * 31 + Arrays.hashCode(logs);
  }

  @Override
  public String toString() {
    return "Surge[day=%d, logs=%s]".formatted(day, Arrays.toString(logs));
  }
}
