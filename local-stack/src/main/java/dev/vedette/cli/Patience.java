package dev.vedette.cli;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Looks again at what is not as it should be while others may still be at work on it.
 *
 * @param length for how long
 * @param pause between two looks
 * @param nanos a clock
 * @param sleep waits
 */
record Patience(Duration length, Duration pause, LongSupplier nanos, Sleep sleep) {
  /** Something to look at. */
  interface Look<T, E extends Exception> {
    T look() throws E;
  }

  /** Lets time pass. */
  interface Sleep {
    void sleep(Duration time) throws InterruptedException;
  }

  static Patience of(Duration length, Duration pause) {
    return new Patience(length, pause, System::nanoTime, Thread::sleep);
  }

  /**
   * What was seen in the end. A look counts by when it began: one that takes longer than all
   * patience, and began when others were at work, is taken once more.
   */
  <T, E extends Exception> T until(Predicate<T> good, Look<T, E> look)
      throws E, InterruptedException {
    long deadline = nanos.getAsLong() + length.toNanos();
    while (true) {
      long begun = nanos.getAsLong();
      T seen = look.look();
      if (good.test(seen) || begun >= deadline) {
        return seen;
      }
      sleep.sleep(pause);
    }
  }
}
