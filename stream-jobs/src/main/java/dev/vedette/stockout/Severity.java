package dev.vedette.stockout;

import java.util.Locale;

/**
 * How bad a shortage is, by the share of the time to the next planned delivery that the stock
 * lasts.
 */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** Severity of a stock that still lasts for {@code share} of the time to the next delivery. */
  static Severity ofCover(double share) {
    return share < 0.25 ? HIGH : share < 0.6 ? MEDIUM : LOW;
  }

  boolean isWorseThan(Severity other) {
    return compareTo(other) > 0;
  }

  /** As written in tables and files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
