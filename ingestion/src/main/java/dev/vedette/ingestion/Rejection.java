package dev.vedette.ingestion;

import org.jspecify.annotations.Nullable;

/**
 * Why a row is no event.
 *
 * @param reason the kind of fault
 * @param column the column at fault, where one is
 * @param value its value as it was sent, at most {@value #LONGEST_VALUE} characters of it
 * @param detail what is wrong and what to do, for a person
 */
public record Rejection(
    Reason reason, @Nullable String column, @Nullable String value, String detail)
    implements Outcome {
  static final int LONGEST_VALUE = 200;

  public Rejection {
    if (value != null && value.length() > LONGEST_VALUE) {
      int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 2)) ? 2 : 1;
      value = value.substring(0, LONGEST_VALUE - end) + "…";
    }
  }

  /** A rejection of the row as a whole. */
  public static Rejection of(Reason reason, String detail) {
    return new Rejection(reason, null, null, detail);
  }
}
