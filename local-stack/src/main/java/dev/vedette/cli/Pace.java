package dev.vedette.cli;

import java.time.Duration;
import java.time.Instant;

/** When the events of a live simulation are due. */
@FunctionalInterface
interface Pace {
  /**
   * Nanoseconds from the beginning to when an event is due.
   *
   * @param arrival when it is recorded in the simulated market
   * @param number of the event, from 0
   */
  long dueNanos(Instant arrival, long number);

  /**
   * Simulated time goes by so many times faster than real time.
   *
   * @throws IllegalArgumentException if the factor is not above 0
   */
  static Pace speed(Instant begin, double factor) {
    requirePositive("speed", factor);
    return (arrival, number) -> (long) (Duration.between(begin, arrival).toMillis() * 1e6 / factor);
  }

  /**
   * So many events a second, whatever their times.
   *
   * @throws IllegalArgumentException if the rate is not above 0
   */
  static Pace rate(double eventsPerSecond) {
    requirePositive("rate", eventsPerSecond);
    return (arrival, number) -> (long) (number * 1e9 / eventsPerSecond);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "Cannot simulate at %s %s: it must be above 0".formatted(name, value));
    }
  }
}
