package dev.vedette.stockout;

import java.util.Locale;

/** How bad a shortage is. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  private static final double MEDIUM_FROM = 0.65;
  private static final double HIGH_FROM = 0.85;
  private static final double TWO_MILLIONTHS = 2e-6;

  /** Severity of a stock that will be gone before the next delivery with {@code probability}. */
  static Severity ofProbability(double probability) {
    return probability >= HIGH_FROM ? HIGH : probability >= MEDIUM_FROM ? MEDIUM : LOW;
  }

  /** Whether a probability that is rounded to a millionth does not tell the severity. */
  static boolean isNearThreshold(double probability) {
    return Math.abs(probability - HIGH_FROM) < TWO_MILLIONTHS
        || Math.abs(probability - MEDIUM_FROM) < TWO_MILLIONTHS;
  }

  boolean isWorseThan(Severity other) {
    return compareTo(other) > 0;
  }

  /** As written in tables and files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
