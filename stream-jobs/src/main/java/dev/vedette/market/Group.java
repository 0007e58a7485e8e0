package dev.vedette.market;

import java.util.Locale;

/**
 * Outlets of a region that are looked at together.
 *
 * @param kind by what they are told apart
 * @param value what they have in common; empty for all of them
 */
public record Group(Kind kind, String value) {
  /** Every outlet of the region. */
  public static final Group TOTAL = new Group(Kind.TOTAL, "");

  /** By what outlets are told apart. The place in this list is stored: append, never reorder. */
  public enum Kind {
    TOTAL,
    /** Town or country. */
    SETTING,
    /** Kind of shop. */
    CHANNEL,
    /** Class of the outlet. */
    TIER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
