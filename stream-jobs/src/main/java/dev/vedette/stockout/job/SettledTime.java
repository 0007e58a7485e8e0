package dev.vedette.stockout.job;

import dev.vedette.stockout.DayEnd;
import java.time.Instant;

/** What watermarks say about the time of facts. Not for several threads. */
final class SettledTime {
  private final DayEnd dayEnd;
  private long lastAsked = Long.MIN_VALUE;
  private Instant lastReached = Instant.MIN;
  private Instant lastThrough = Instant.MIN;

  SettledTime(DayEnd dayEnd) {
    this.dayEnd = dayEnd;
  }

  /**
   * The last microsecond of the watermark's millisecond: a watermark says that its whole
   * millisecond is over.
   */
  Instant reached(long watermark) {
    ask(watermark);
    return lastReached;
  }

  /**
   * Up to where books are settled: the last day's end that was reached, since what a day's counts
   * say of the region is known only when the day is over.
   */
  Instant through(long watermark) {
    ask(watermark);
    return lastThrough;
  }

  /** Each fact asks, and a watermark comes with thousands of them. */
  private void ask(long watermark) {
    if (watermark == lastAsked) {
      return;
    }
    lastAsked = watermark;
    if (watermark == Long.MIN_VALUE || watermark == Long.MAX_VALUE) {
      lastReached = watermark == Long.MIN_VALUE ? Instant.MIN : Instant.MAX;
      lastThrough = lastReached;
    } else {
      lastReached = Instant.ofEpochMilli(watermark + 1).minusNanos(1_000);
      lastThrough = dayEnd.of(dayEnd.lastEnded(lastReached));
    }
  }
}
