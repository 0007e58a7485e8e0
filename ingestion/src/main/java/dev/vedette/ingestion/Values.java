package dev.vedette.ingestion;

import dev.vedette.measure.Money;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Reads one value of a column. Strict, and without regular expressions: it runs for every value.
 */
final class Values {
  private static final int MOST_WHOLE_DIGITS = 18;

  private Values() {}

  /**
   * @param text not empty, no white space around it
   * @param latest no past time may lie after it
   */
  static Object read(Column column, String text, Instant latest) throws RejectedException {
    return switch (column.kind()) {
      case TEXT -> text(column, text);
      case CHOICE -> choice(column, text);
      case TIME -> time(column, text, latest);
      case DATE -> IsoTimes.date(column, text);
      case WHOLE -> whole(column, text, Reason.OUT_OF_RANGE);
      case QUANTITY -> whole(column, text, Reason.NEGATIVE_QUANTITY);
      case DECIMAL -> decimal(column, text);
      case REAL -> real(column, text);
    };
  }

  private static String text(Column column, String text) throws RejectedException {
    if (text.length() > column.longest()) {
      throw new RejectedException(
          Reason.TOO_LONG,
          column.name(),
          text,
          "%s has %d characters, %d are allowed"
              .formatted(column.name(), text.length(), column.longest()));
    }
    switch (column.form()) {
      case ANY -> {}
      case PATH -> {
        if (text.startsWith("/") || text.endsWith("/") || text.contains("//")) {
          throw new RejectedException(
              Reason.MALFORMED_VALUE,
              column.name(),
              text,
              "%s is not a path: write it from the top, like north/river/old-town"
                  .formatted(column.name()));
        }
      }
      case SHA256 -> {
        if (text.length() != 64 || !text.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
          throw new RejectedException(
              Reason.MALFORMED_VALUE,
              column.name(),
              text,
              "%s is not a SHA-256 digest: write 64 hexadecimal digits".formatted(column.name()));
        }
      }
    }
    return text;
  }

  private static Enum<?> choice(Column column, String text) throws RejectedException {
    Enum<?> chosen = column.choice(text);
    if (chosen == null) {
      throw new RejectedException(
          Reason.UNKNOWN_VALUE,
          column.name(),
          text,
          "%s must be one of: %s".formatted(column.name(), String.join(", ", column.choices())));
    }
    return chosen;
  }

  private static Instant time(Column column, String text, Instant latest) throws RejectedException {
    Instant time = IsoTimes.instant(column, text);
    if (column.isPast() && time.isAfter(latest)) {
      throw new RejectedException(
          Reason.TIME_IN_FUTURE,
          column.name(),
          text,
          "%s lies in the future: check the clock of whoever reported it".formatted(column.name()));
    }
    return time;
  }

  private static Long whole(Column column, String text, Reason tooSmall) throws RejectedException {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int digits = text.length() - start;
    if (digits == 0 || !isDigits(text, start, text.length())) {
      throw new RejectedException(
          Reason.NOT_A_NUMBER,
          column.name(),
          text,
          "%s is not a whole number: write digits only, such as 120".formatted(column.name()));
    }
    if (digits > MOST_WHOLE_DIGITS) {
      throw outOfRange(Reason.OUT_OF_RANGE, column, text);
    }
    long value = Long.parseLong(text, 0, text.length(), 10);
    BigDecimal least = column.least();
    if (least != null && value < least.longValue()) {
      throw outOfRange(tooSmall, column, text);
    }
    BigDecimal most = column.most();
    if (most != null && value > most.longValue()) {
      throw outOfRange(Reason.OUT_OF_RANGE, column, text);
    }
    return value;
  }

  private static BigDecimal decimal(Column column, String text) throws RejectedException {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int point = text.indexOf('.');
    int end = text.length();
    int wholeEnd = point < 0 ? end : point;
    if (wholeEnd == start
        || point == end - 1
        || !isDigits(text, start, wholeEnd)
        || (point >= 0 && !isDigits(text, point + 1, end))) {
      throw new RejectedException(
          Reason.NOT_A_NUMBER,
          column.name(),
          text,
          "%s is not a plain decimal: write it like 3.87, without exponent, grouping or currency"
              .formatted(column.name()));
    }
    if (wholeEnd - start > Money.PRECISION - Money.SCALE) {
      throw new RejectedException(
          Reason.OUT_OF_RANGE,
          column.name(),
          text,
          "%s has more than %d digits before the point"
              .formatted(column.name(), Money.PRECISION - Money.SCALE));
    }
    long unscaled = point < 0 ? Long.parseLong(text, start, end, 10) : 0;
    int places = 0;
    if (point >= 0) {
      unscaled = Long.parseLong(text, start, point, 10);
      for (int at = point + 1; at < end; at++) {
        int digit = text.charAt(at) - '0';
        if (places < Money.SCALE) {
          unscaled = unscaled * 10 + digit;
          places++;
        } else if (digit != 0) {
          throw new RejectedException(
              Reason.TOO_PRECISE,
              column.name(),
              text,
              "%s has more than %d decimal places".formatted(column.name(), Money.SCALE));
        }
      }
    }
    for (; places < Money.SCALE; places++) {
      unscaled *= 10;
    }
    BigDecimal value = BigDecimal.valueOf(start == 1 ? -unscaled : unscaled, Money.SCALE);
    checkBounds(column, text, value, Reason.NEGATIVE_AMOUNT);
    return value;
  }

  private static void checkBounds(Column column, String text, BigDecimal value, Reason negative)
      throws RejectedException {
    BigDecimal least = column.least();
    if (least != null) {
      int side = value.compareTo(least);
      if (side < 0) {
        throw outOfRange(least.signum() == 0 ? negative : Reason.OUT_OF_RANGE, column, text);
      }
      if (side == 0 && column.isAboveLeast()) {
        throw outOfRange(Reason.OUT_OF_RANGE, column, text);
      }
    }
    BigDecimal most = column.most();
    if (most != null && value.compareTo(most) > 0) {
      throw outOfRange(Reason.OUT_OF_RANGE, column, text);
    }
  }

  private static Double real(Column column, String text) throws RejectedException {
    // Double.parseDouble would also take NaN, Infinity, hexadecimal and a trailing "d".
    double value = Double.NaN;
    if (text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
      try {
        value = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        value = Double.NaN;
      }
    }
    if (Double.isNaN(value)) {
      throw new RejectedException(
          Reason.NOT_A_NUMBER,
          column.name(),
          text,
          "%s is not a number: write it like 41.8781".formatted(column.name()));
    }
    if (Double.isInfinite(value)) {
      throw outOfRange(Reason.OUT_OF_RANGE, column, text);
    }
    checkBounds(column, text, BigDecimal.valueOf(value), Reason.OUT_OF_RANGE);
    return value;
  }

  private static RejectedException outOfRange(Reason reason, Column column, String text) {
    BigDecimal least = column.least();
    BigDecimal most = column.most();
    StringBuilder allowed = new StringBuilder(column.name()).append(" must be ");
    if (least != null) {
      allowed.append(column.isAboveLeast() ? "above " : "at least ").append(least.toPlainString());
    }
    if (most != null) {
      allowed.append(least == null ? "" : " and ").append("at most ").append(most.toPlainString());
    } else if (reason == Reason.OUT_OF_RANGE && column.kind() == Column.Kind.QUANTITY) {
      allowed.append(" and have at most ").append(MOST_WHOLE_DIGITS).append(" digits");
    }
    return new RejectedException(reason, column.name(), text, allowed.toString());
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }
}
