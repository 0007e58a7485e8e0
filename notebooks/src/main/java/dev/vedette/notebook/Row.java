package dev.vedette.notebook;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a table. A column that the table does not have is an error that names those it has. */
public final class Row {
  private final List<String> columns;
  private final List<@Nullable Object> values;

  Row(List<String> columns, List<@Nullable Object> values) {
    this.columns = columns;
    this.values = Collections.unmodifiableList(values);
  }

  /** The value as it came, or null where it is not known. */
  public @Nullable Object value(String column) {
    return values.get(index(column));
  }

  /** The value as it reads on a page. */
  public String text(String column) {
    return Values.text(value(column));
  }

  /** A number; NaN where it is not known. */
  public double number(String column) {
    Object value = value(column);
    if (value == null) {
      return Double.NaN;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new NotebookException(
        "Cannot take \"%s\" for a number: it is %s.".formatted(column, value));
  }

  /** A whole number; 0 where it is not known. */
  public long count(String column) {
    double number = number(column);
    return Double.isNaN(number) ? 0 : Math.round(number);
  }

  /** A day. */
  public LocalDate day(String column) {
    Object value = value(column);
    if (value instanceof LocalDate day) {
      return day;
    }
    if (value instanceof ZonedDateTime time) {
      return time.toLocalDate();
    }
    throw new NotebookException("Cannot take \"%s\" for a day: it is %s.".formatted(column, value));
  }

  /** Whether the value is known. */
  public boolean knows(String column) {
    return value(column) != null;
  }

  /** The share in the columns rate, low, high and n, as the measures give it. */
  public Share share() {
    return new Share(number("rate"), number("low"), number("high"), count("n"));
  }

  List<@Nullable Object> values() {
    return values;
  }

  private int index(String column) {
    return index(columns, column);
  }

  static int index(List<String> columns, String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new NotebookException(
          "Cannot find the column \"%s\". There are: %s."
              .formatted(column, String.join(", ", columns)));
    }
    return index;
  }
}
