package dev.vedette.console.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long each time up to a limit, and of that
 * between half and all at random, so that many who wait for one receiver do not come at once.
 *
 * @param first after the first failure
 * @param longest ever
 */
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /** One second, and five minutes. */
  public static Backoff standard() {
    return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));
  }

  /**
   * @param failures in a row, at least one
   */
  Duration after(int failures, RandomGenerator random) {
    long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
    long full = Math.min(longest.toMillis(), doubled < 0 ? Long.MAX_VALUE : doubled);
    return Duration.ofMillis(Math.round(full * (0.5 + random.nextDouble() / 2)));
  }
}
