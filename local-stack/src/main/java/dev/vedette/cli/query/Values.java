package dev.vedette.cli.query;

import java.math.BigDecimal;
import java.util.HexFormat;

/** How a value reads as text. */
final class Values {
  private Values() {}

  static String text(Object value) {
    return switch (value) {
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      // 1E+3 is no amount of money.
      case BigDecimal decimal -> decimal.toPlainString();
      default -> value.toString();
    };
  }
}
