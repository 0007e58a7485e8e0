package dev.vedette.trend;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Change of supplied volume from one period to another of the same length, split into what
 * distribution, velocity and supply did:
 *
 * <pre>
 *   volume = outlet-weeks × (demanded / outlet-weeks) × (supplied / demanded)
 *          = distribution × velocity                  × supply
 * </pre>
 *
 * Each factor gets the mean of what it adds over all orders in which the three could have changed
 * (Shapley 1953): the only split that adds up, treats factors alike and gives nothing to one that
 * did not change. So the split does not depend on which factor is named first, and back in time it
 * is the same with the opposite sign. Fractions are exact; parts add up to the change to the last
 * digit.
 *
 * <p>A velocity of no outlet-weeks, or a supply of no demand, is not known; that of the other
 * period stands for it, so that a brand that appears or disappears does so by distribution.
 *
 * @param change base units, below zero where less was supplied than before
 * @param distribution part of it that more or fewer outlets asking for it made
 * @param velocity part that more or less demand for each outlet and week made
 * @param supply part that supplying more or less of the demand made
 */
public record VolumeSplit(
    BigFraction change, BigFraction distribution, BigFraction velocity, BigFraction supply) {
  /** What a decline is laid to. */
  public enum Cause {
    /** Volume did not fall. */
    NO_DECLINE,
    /** At least half of the decline is ours: it was asked for, and not supplied. */
    NOT_SUPPLIED,
    /** Fewer outlets ask for it. */
    DISTRIBUTION,
    /** Outlets ask for less of it. */
    VELOCITY
  }

  /**
   * Parts as decimals, which add up to the change as the exact ones do.
   *
   * @param change base units
   */
  public record Rounded(
      BigDecimal change, BigDecimal distribution, BigDecimal velocity, BigDecimal supply) {}

  /** Splits the change between two periods. */
  public static VolumeSplit between(PeriodVolume before, PeriodVolume after) {
    BigFraction d0 = exact(before.outletWeeks());
    BigFraction d1 = exact(after.outletWeeks());
    BigFraction q0 = exact(before.demanded());
    BigFraction q1 = exact(after.demanded());
    BigFraction s0 = exact(before.supplied());
    BigFraction s1 = exact(after.supplied());
    BigFraction v0 = ratio(q0, d0, q1, d1);
    BigFraction v1 = ratio(q1, d1, q0, d0);
    BigFraction r0 = ratio(s0, q0, s1, q1);
    BigFraction r1 = ratio(s1, q1, s0, q0);
    return new VolumeSplit(
        s1.subtract(s0),
        part(d0, d1, v0, v1, r0, r1),
        part(v0, v1, d0, d1, r0, r1),
        part(r0, r1, d0, d1, v0, v1));
  }

  /**
   * What a decline is laid to: supply, where it made at least half of it; or else the one of
   * distribution and velocity that took more.
   */
  public Cause cause() {
    if (change.signum() >= 0) {
      return Cause.NO_DECLINE;
    }
    if (isAtMost(supply.multiply(2), change)) {
      return Cause.NOT_SUPPLIED;
    }
    return isAtMost(velocity, distribution) ? Cause.VELOCITY : Cause.DISTRIBUTION;
  }

  /**
   * Not by {@code compareTo}, which commons-numbers 1.2 turns around for two negative fractions.
   */
  private static boolean isAtMost(BigFraction one, BigFraction other) {
    return one.subtract(other).signum() <= 0;
  }

  /**
   * The parts rounded down, and what that leaves given to those that lost most by it, the earlier
   * first where two lost the same.
   *
   * @param scale digits after the point, at least as many as the volumes have
   * @throws ArithmeticException if the change has more digits
   */
  public Rounded rounded(int scale) {
    BigDecimal total = change.bigDecimalValue(scale, RoundingMode.UNNECESSARY);
    List<BigFraction> exact = List.of(distribution, velocity, supply);
    BigDecimal[] parts =
        exact.stream()
            .map(part -> part.bigDecimalValue(scale, RoundingMode.FLOOR))
            .toArray(BigDecimal[]::new);
    BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
    BigDecimal left = total.subtract(Stream.of(parts).reduce(BigDecimal.ZERO, BigDecimal::add));
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(
            Comparator.comparing((Integer i) -> exact.get(i).subtract(exact(parts[i]))).reversed())
        .limit(left.divide(step).intValueExact())
        .forEach(i -> parts[i] = parts[i].add(step));
    return new Rounded(total, parts[0], parts[1], parts[2]);
  }

  /** {@code (x₁ − x₀)(2y₀z₀ + y₀z₁ + y₁z₀ + 2y₁z₁) / 6}. */
  private static BigFraction part(
      BigFraction x0,
      BigFraction x1,
      BigFraction y0,
      BigFraction y1,
      BigFraction z0,
      BigFraction z1) {
    return x1.subtract(x0)
        .multiply(
            y0.multiply(z0)
                .multiply(2)
                .add(y0.multiply(z1))
                .add(y1.multiply(z0))
                .add(y1.multiply(z1).multiply(2)))
        .divide(6);
  }

  private static BigFraction ratio(
      BigFraction numerator, BigFraction denominator, BigFraction other, BigFraction otherBase) {
    if (denominator.signum() != 0) {
      return numerator.divide(denominator);
    }
    return otherBase.signum() == 0 ? BigFraction.ZERO : other.divide(otherBase);
  }

  private static BigFraction exact(BigDecimal value) {
    return value.scale() <= 0
        ? BigFraction.of(value.toBigIntegerExact())
        : BigFraction.of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
  }
}
