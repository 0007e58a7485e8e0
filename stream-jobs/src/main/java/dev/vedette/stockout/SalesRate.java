package dev.vedette.stockout;

import java.time.Duration;

/**
 * How fast a SKU sells at an outlet: sales seen between readings over the time between them, each
 * day counting half as much as one a half-life later.
 *
 * @param units discounted base units sold
 * @param days discounted days over which they were sold
 */
record SalesRate(double units, double days) {
  static final SalesRate UNKNOWN = new SalesRate(0, 0);

  private static final double NANOS_PER_DAY = Duration.ofDays(1).toNanos();

  /** The rate after {@code sold} more base units went in {@code elapsed}. */
  SalesRate after(long sold, Duration elapsed, Duration halfLife) {
    double span = inDays(elapsed);
    // StrictMath, because Math.pow may differ in the last bit between interpreted and compiled
    // code, and a replay must not.
    double kept = StrictMath.pow(0.5, span / inDays(halfLife));
    return new SalesRate(units * kept + sold, days * kept + span);
  }

  /** Base units a day; 0 where nothing is known. */
  double perDay() {
    return days > 0 ? units / days : 0;
  }

  boolean isKnownFrom(Duration minimumHistory) {
    return days >= inDays(minimumHistory);
  }

  static double inDays(Duration duration) {
    return duration.toNanos() / NANOS_PER_DAY;
  }

  /** {@code days} from now, at least a microsecond so that time moves on. */
  static Duration ofDays(double days) {
    return Duration.ofNanos(
        Math.max(1_000L, (long) Math.min(days * NANOS_PER_DAY, Long.MAX_VALUE / 4.0)));
  }
}
