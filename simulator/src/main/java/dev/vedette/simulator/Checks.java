package dev.vedette.simulator;

import java.util.Locale;

/** What parameters have to satisfy. */
final class Checks {
  private Checks() {}

  static void share(String name, double value) {
    within(name, value, 0, 1);
  }

  static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot simulate with %s %s: it must lie between %s and %s",
              name,
              plain(value),
              plain(least),
              plain(most)));
    }
  }

  private static String plain(double value) {
    return value == StrictMath.rint(value) && StrictMath.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
