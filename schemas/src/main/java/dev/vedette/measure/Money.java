package dev.vedette.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount of the deployment's currency, or an exact fraction such as a tolerance: up to 12
 * digits before the point and 6 after it, as in the schemas' {@code decimal(18, 6)}.
 *
 * @param amount the amount, always with scale {@value #SCALE}
 */
public record Money(BigDecimal amount) implements Comparable<Money> {
  public static final int SCALE = 6;
  public static final int PRECISION = 18;

  /**
   * @throws IllegalArgumentException if the amount cannot be held exactly
   */
  public Money {
    try {
      amount = amount.setScale(SCALE, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "Cannot hold amount %s exactly: it has more than %d decimal places"
              .formatted(amount.toPlainString(), SCALE),
          e);
    }
    if (amount.precision() > PRECISION) {
      throw new IllegalArgumentException(
          "Cannot hold amount %s: it has more than %d digits before the point"
              .formatted(amount.toPlainString(), PRECISION - SCALE));
    }
  }

  /**
   * @param text a plain decimal such as {@code 3.87}; no exponent, no grouping, no currency sign
   * @throws IllegalArgumentException if it is not one, or cannot be held exactly
   */
  public static Money parse(String text) {
    if (!text.matches("-?\\d{1,18}(\\.\\d{1,18})?")) {
      throw new IllegalArgumentException(
          "Cannot read amount \"%s\": write a plain decimal such as 3.87".formatted(text));
    }
    return new Money(new BigDecimal(text));
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.amount);
  }

  /** The amount without trailing zeros, such as {@code 3.87}. */
  @Override
  public String toString() {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
