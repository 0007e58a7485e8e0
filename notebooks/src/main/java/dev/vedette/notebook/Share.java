package dev.vedette.notebook;

import java.util.Locale;

/**
 * A share with its 95 % interval, as the measures give it.
 *
 * @param rate from 0 to 1
 * @param low lower bound of the interval
 * @param high upper bound of the interval
 * @param n cases that it rests on
 */
public record Share(double rate, double low, double high, long n) {
  private static final double TWO_SIDED = 1.959963984540054;

  /**
   * A share with its 95 % Wilson interval; the bounds of the product's own measures are the same.
   *
   * @throws NotebookException if there are no cases
   */
  public static Share of(long numerator, long cases) {
    if (cases <= 0) {
      throw new NotebookException(
          "Cannot give a share of %d cases. Look whether there are any first.".formatted(cases));
    }
    double rate = (double) numerator / cases;
    double z = TWO_SIDED * TWO_SIDED / cases;
    double middle = (rate + z / 2) / (1 + z);
    double half =
        TWO_SIDED / (1 + z) * Math.sqrt(rate * (1 - rate) / cases + z / (4 * (double) cases));
    return new Share(rate, Math.max(0, middle - half), Math.min(1, middle + half), cases);
  }

  /** Such as {@code 4.7 % (4.1 to 5.4, n = 1,234)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%s %% (%s to %s, n = %,d)", percent(rate), percent(low), percent(high), n);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
