package dev.vedette.stockout.job;

import dev.vedette.stockout.DayEnd;
import java.time.Instant;

/** What watermarks say about the time of facts. */
record SettledTime(DayEnd dayEnd) {
  /**
   * The last microsecond of the watermark's millisecond: a watermark says that its whole
   * millisecond is over.
   */
  Instant reached(long watermark) {
    if (watermark == Long.MIN_VALUE) {
      return Instant.MIN;
    }
    return watermark == Long.MAX_VALUE
        ? Instant.MAX
        : Instant.ofEpochMilli(watermark + 1).minusNanos(1_000);
  }

  /**
   * Up to where books are settled: the last day's end that was reached, since what a day's counts
   * say of the region is known only when the day is over.
   */
  Instant through(long watermark) {
    Instant reached = reached(watermark);
    return reached.equals(Instant.MIN) || reached.equals(Instant.MAX)
        ? reached
        : dayEnd.of(dayEnd.lastEnded(reached));
  }
}
