package dev.vedette.price;

import dev.vedette.event.Rounding;
import dev.vedette.measure.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact fraction, of any size.
 *
 * @param denominator above 0
 */
record Fraction(BigDecimal numerator, BigDecimal denominator) {
  private static final BigDecimal LARGEST =
      BigDecimal.TEN.pow(Money.PRECISION).subtract(BigDecimal.ONE).movePointLeft(Money.SCALE);

  static Fraction of(BigDecimal value) {
    return new Fraction(value, BigDecimal.ONE);
  }

  Fraction times(BigDecimal factor) {
    return new Fraction(numerator.multiply(factor), denominator);
  }

  Fraction dividedBy(BigDecimal divisor) {
    return new Fraction(numerator, denominator.multiply(divisor));
  }

  /** What this leaves of an amount: {@code amount} less this. */
  Fraction subtractedFrom(BigDecimal amount) {
    return new Fraction(amount.multiply(denominator).subtract(numerator), denominator);
  }

  /** This over another, which is above zero. */
  Fraction over(Fraction other) {
    return new Fraction(
        numerator.multiply(other.denominator), denominator.multiply(other.numerator));
  }

  /** The whole number of ticks at or next to it. */
  Fraction rounded(Rounding rounding, BigDecimal tick) {
    RoundingMode mode =
        switch (rounding) {
          case UP -> RoundingMode.CEILING;
          case DOWN -> RoundingMode.FLOOR;
          case NEAREST -> RoundingMode.HALF_UP;
        };
    return of(numerator.divide(denominator.multiply(tick), 0, mode).multiply(tick));
  }

  int compareTo(Fraction other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** As {@link #compareTo(Fraction)}. */
  int compareTo(BigDecimal amount) {
    return numerator.compareTo(amount.multiply(denominator));
  }

  boolean isZero() {
    return numerator.signum() == 0;
  }

  /**
   * As results hold it: to a millionth, halves away from zero. Beyond what they can hold, the
   * largest that they can.
   */
  BigDecimal stored() {
    BigDecimal stored = numerator.divide(denominator, Money.SCALE, RoundingMode.HALF_UP);
    return stored.min(LARGEST).max(LARGEST.negate());
  }
}
