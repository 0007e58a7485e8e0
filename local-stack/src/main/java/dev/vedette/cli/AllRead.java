package dev.vedette.cli;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Waits until jobs have read what there is, as long as any of them gets on.
 *
 * @param standstill how long none may get on
 * @param pause between two looks
 * @param nanos a clock
 * @param sleep waits
 */
record AllRead(Duration standstill, Duration pause, LongSupplier nanos, Patience.Sleep sleep) {
  /** Tells how many events each job has still to read; jobs without any are left out. */
  interface Look {
    SortedMap<String, Long> left() throws InterruptedException;
  }

  /**
   * Waits.
   *
   * @param look is taken again and again
   * @param listener hears of each look that found something left
   * @return what is left, by job: nothing, or what was left when none got on any more
   */
  SortedMap<String, Long> await(Look look, Consumer<SortedMap<String, Long>> listener)
      throws InterruptedException {
    Map<String, Long> before = Map.of();
    long since = nanos.getAsLong();
    while (true) {
      SortedMap<String, Long> left = look.left();
      if (!left.equals(before)) {
        before = left;
        since = nanos.getAsLong();
      }
      if (left.isEmpty() || nanos.getAsLong() - since >= standstill.toNanos()) {
        return left;
      }
      listener.accept(left);
      sleep.sleep(pause);
    }
  }
}
