package dev.vedette.ingestion;

import dev.vedette.measure.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/**
 * One column of an event file, which is also one field of the JSON form: what it may hold, and what
 * it must. The catalogue of them is {@link EventColumns}.
 */
public final class Column {
  /** What the values of a column are. */
  public enum Kind {
    /** Words; white space around them is no part of them. */
    TEXT,
    /** One of a few words, in lower case. */
    CHOICE,
    /** An ISO-8601 time with an offset from UTC, at most microseconds fine. */
    TIME,
    /** An ISO-8601 date. */
    DATE,
    /** A whole number. */
    WHOLE,
    /** A whole number of the row's unit; kept in base units. */
    QUANTITY,
    /** An exact decimal with at most six decimal places. */
    DECIMAL,
    /** A number such as a coordinate, which need not be exact. */
    REAL
  }

  /** Where a text has a form of its own. */
  enum Form {
    ANY,
    PATH,
    SHA256
  }

  private static final int LONGEST_ID = 100;

  private final String name;
  private final Kind kind;
  private boolean required;
  private boolean happened;
  private boolean whollyAbove;
  private @Nullable BigDecimal least;
  private @Nullable BigDecimal most;
  private int longest = LONGEST_ID;
  private Form form = Form.ANY;
  private Map<String, Enum<?>> choices = Map.of();

  private Column(String name, Kind kind) {
    this.name = name;
    this.kind = kind;
  }

  static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  static Column choice(String name, Class<? extends Enum<?>> words) {
    Column column = new Column(name, Kind.CHOICE);
    Map<String, Enum<?>> byWord = new LinkedHashMap<>();
    for (Enum<?> constant : words.getEnumConstants()) {
      byWord.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    column.choices = byWord;
    return column;
  }

  /** A time of something planned or ruled, which may lie in the future. */
  static Column time(String name) {
    return new Column(name, Kind.TIME);
  }

  /** A time of something that has happened. */
  static Column pastTime(String name) {
    Column column = time(name);
    column.happened = true;
    return column;
  }

  static Column date(String name) {
    return new Column(name, Kind.DATE);
  }

  static Column whole(String name, long least, long most) {
    return new Column(name, Kind.WHOLE)
        .between(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
  }

  static Column quantity(String name) {
    Column column = new Column(name, Kind.QUANTITY);
    column.least = BigDecimal.ZERO;
    return column;
  }

  /** An amount of money or a fraction, at least zero. */
  static Column decimal(String name) {
    Column column = new Column(name, Kind.DECIMAL);
    column.least = BigDecimal.ZERO;
    return column;
  }

  static Column real(String name, int least, int most) {
    return new Column(name, Kind.REAL).between(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
  }

  Column required() {
    required = true;
    return this;
  }

  Column aboveZero() {
    least = BigDecimal.ZERO;
    whollyAbove = true;
    return this;
  }

  Column atMost(int limit) {
    most = BigDecimal.valueOf(limit);
    return this;
  }

  Column upTo(int characters) {
    longest = characters;
    return this;
  }

  /** Parts separated by {@code /}, none of them empty. */
  Column path() {
    form = Form.PATH;
    return upTo(300);
  }

  Column sha256() {
    form = Form.SHA256;
    return upTo(64);
  }

  private Column between(BigDecimal lowest, BigDecimal highest) {
    least = lowest;
    most = highest;
    return this;
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether a row without it is rejected. */
  public boolean isRequired() {
    return required;
  }

  /** Whether it tells the time of something that has happened, and so cannot lie in the future. */
  public boolean isPast() {
    return happened;
  }

  /**
   * The smallest number allowed, or the bound above which all must lie; null where there is none.
   */
  public @Nullable BigDecimal least() {
    return least;
  }

  /** Whether {@link #least()} itself is not allowed. */
  public boolean isAboveLeast() {
    return whollyAbove;
  }

  /** The largest number allowed; null where only the size of the field bounds it. */
  public @Nullable BigDecimal most() {
    return most;
  }

  /** The longest text allowed, in UTF-16 characters. */
  public int longest() {
    return longest;
  }

  /** Decimal places that are kept. */
  public int decimalPlaces() {
    return kind == Kind.DECIMAL ? Money.SCALE : 0;
  }

  /** The words allowed, in order; empty for anything but a choice. */
  public SequencedCollection<String> choices() {
    return Arrays.asList(choices.keySet().toArray(String[]::new));
  }

  Form form() {
    return form;
  }

  @Nullable Enum<?> choice(String word) {
    return choices.get(word);
  }

  /** Whether a row without it is rejected for its unit. */
  boolean isUnit() {
    return name.equals(EventColumns.UNIT);
  }

  @Override
  public String toString() {
    return name;
  }
}
