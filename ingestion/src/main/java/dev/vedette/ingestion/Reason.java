package dev.vedette.ingestion;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why something was not accepted. The codes are stable: people filter dead letters by them. */
public enum Reason {
  /** A required value is empty or absent. */
  MISSING_VALUE,
  /** A quantity came without its unit. A unit is never guessed. */
  MISSING_UNIT,
  /** The header of a file lacks a required column. */
  MISSING_COLUMN,
  /** A column or field that this kind of event does not have. */
  UNKNOWN_COLUMN,
  /** A column or field is there more than once. */
  REPEATED_COLUMN,
  /** A file whose name is not that of a kind of event. */
  UNKNOWN_FILE,
  /** Not an ISO-8601 date or time. */
  UNPARSABLE_TIME,
  /** A time without an offset from UTC: the same words mean another instant elsewhere. */
  MISSING_OFFSET,
  /** A time that lies in the future, although it tells of something that has happened. */
  TIME_IN_FUTURE,
  /** The end lies before the beginning. */
  INVERTED_INTERVAL,
  /** Not a plain number, or not a whole one where only those make sense. */
  NOT_A_NUMBER,
  /** More digits than can be kept: times have microseconds, amounts six decimal places. */
  TOO_PRECISE,
  /** A quantity below zero. */
  NEGATIVE_QUANTITY,
  /** A price or an amount below zero. */
  NEGATIVE_AMOUNT,
  /** A number or a time outside of what makes sense for its column. */
  OUT_OF_RANGE,
  /** Not one of the words that the column allows. */
  UNKNOWN_VALUE,
  /**
   * Nothing is known of the SKU: a quantity of it cannot be stated in base units, and a price rule
   * for it would apply to nothing.
   */
  UNKNOWN_SKU,
  /** Text that does not have the form of its column, such as a digest with the wrong length. */
  MALFORMED_VALUE,
  /** A text longer than its column allows. */
  TOO_LONG,
  /** A JSON value that is neither text nor a number. */
  WRONG_TYPE,
  /** A quote that is not closed, or stands where none may. */
  BROKEN_QUOTE,
  /** A row with more or fewer values than the header has columns. */
  WRONG_COLUMN_COUNT,
  /** A line longer than any row may be. */
  LINE_TOO_LONG,
  /** Not a JSON object. */
  MALFORMED_JSON,
  /** Bytes that are not UTF-8. */
  UNDECODABLE,
  /** A compressed file that ends too early or is damaged. What was read before stands. */
  TRUNCATED_FILE,
  /** A file that cannot be read at all. */
  UNREADABLE_FILE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The code as dead letters and answers show it, such as {@code missing_unit}. */
  public String code() {
    return code;
  }

  public static Optional<Reason> ofCode(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }
}
