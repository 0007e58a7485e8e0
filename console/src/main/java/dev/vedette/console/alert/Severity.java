package dev.vedette.console.alert;

import java.util.Arrays;
import java.util.Locale;

/** How bad an alert is, the least bad first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  /** By its word in the topic; a word that this release does not know is taken for the worst. */
  public static Severity ofLabel(String label) {
    return Arrays.stream(values())
        .filter(severity -> severity.label().equals(label))
        .findFirst()
        .orElse(CRITICAL);
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
