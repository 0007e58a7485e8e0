package dev.vedette.demand;

import java.util.Arrays;

/**
 * How much more of a product a region asked for on each of the last days than its outlets usually
 * sell, and how long such a surge lasts.
 *
 * @param day the last day that it takes into account, since 1970-01-01
 * @param logs natural logarithm of the factor on that day, the day before, and so on
 * @param persistence share of the logarithm that is left on the next day, by the weekday of that
 *     next day from Monday; 0 to 1. Where promotions change on a fixed weekday, it is small there
 * @param typicalRate base units a day that an outlet of the region sells; not a number where nobody
 *     knows
 */
// Compared by content below; arrays of primitives, since there is one for each product and region.
@SuppressWarnings("ArrayRecordComponent")
public record Surge(long day, float[] logs, float[] persistence, float typicalRate) {
  /** A market without surges. */
  public static final Surge NONE =
      new Surge(Long.MIN_VALUE / 2, new float[0], new float[] {1, 1, 1, 1, 1, 1, 1}, Float.NaN);

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
    if (ago >= 0) {
      return ago < logs.length ? StrictMath.exp(logs[(int) ago]) : 1;
    }
    double log = latest();
    for (long d = day + 1; d <= onDay && log != 0; d++) {
      log *= persistenceInto(d);
    }
    return StrictMath.exp(log);
  }

  /** Factor on the last day known. */
  public double latestFactor() {
    return StrictMath.exp(latest());
  }

  /** Logarithm of the factor on the last day known. */
  double latest() {
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
