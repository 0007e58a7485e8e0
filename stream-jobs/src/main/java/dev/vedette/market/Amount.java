package dev.vedette.market;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Exact decimals that are summed in each pane; they add up as counts do.
 *
 * <p>The place in this list is what is stored: append, never reorder.
 */
public enum Amount {
  /** Supplied × price, over lines with a price; each line is rounded. */
  SUPPLIED_VALUE(6),
  /** The same, over lines with price and cost. */
  COSTED_VALUE(6),
  /** Supplied × cost, over lines with price and cost. */
  COST(6),
  /** Category value of the universe, of this cycle and the twelve before; of the category only. */
  UNIVERSE_WEIGHT(6),
  /** The same of the outlets of the universe that are stocking. */
  STOCKING_WEIGHT(6),
  /** Sum of the last observed prices, each of a base unit and rounded. */
  PRICE_SUM(12),
  /** Sum over sampled outlets of the square of their stock. */
  SAMPLED_STOCK_SQUARES(0);

  private final int scale;

  Amount(int scale) {
    this.scale = scale;
  }

  /** Decimal places. */
  public int scale() {
    return scale;
  }

  BigDecimal zero() {
    return BigDecimal.valueOf(0, scale);
  }

  /** Name of the column. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
