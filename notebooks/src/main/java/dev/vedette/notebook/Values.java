package dev.vedette.notebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a value reads on a page: rounded for the eye, never for further use. */
final class Values {
  /** What stands for a value that is not known. */
  static final String UNKNOWN = "–";

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Values() {}

  static String text(@Nullable Object value) {
    if (value == null) {
      return UNKNOWN;
    }
    return switch (value) {
      case Double number -> number(number);
      case Float number -> number(number);
      case BigDecimal number -> decimal(number);
      case Number number -> String.format(Locale.ROOT, "%,d", number.longValue());
      case ZonedDateTime time -> MINUTES.format(time);
      case OffsetDateTime time -> MINUTES.format(time);
      case Instant time -> MINUTES.format(time);
      case LocalDateTime time -> MINUTES.format(time.atZone(ZoneOffset.UTC));
      case Boolean bool -> bool ? "yes" : "no";
      case List<?> list -> list.stream().map(Values::text).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  static String percent(double share) {
    return Double.isNaN(share) ? UNKNOWN : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Three figures that count. */
  private static String number(double number) {
    if (!Double.isFinite(number)) {
      return UNKNOWN;
    }
    double size = Math.abs(number);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 || size == 0 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  /** Amounts to a hundredth; small ones to what they have. */
  private static String decimal(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    int scale = bare.abs().compareTo(BigDecimal.ONE) < 0 ? Math.clamp(bare.scale(), 2, 4) : 2;
    return String.format(
        Locale.ROOT, "%,." + scale + "f", bare.setScale(scale, RoundingMode.HALF_EVEN));
  }
}
