package dev.vedette.stockout;

import java.util.Locale;

/** How bad a shortage is. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** Severity of a stock that will be gone before the next delivery with {@code probability}. */
  static Severity ofProbability(double probability) {
    return probability >= 0.85 ? HIGH : probability >= 0.65 ? MEDIUM : LOW;
  }

  boolean isWorseThan(Severity other) {
    return compareTo(other) > 0;
  }

  /** As written in tables and files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
