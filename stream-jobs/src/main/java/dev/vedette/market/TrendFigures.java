package dev.vedette.market;

import dev.vedette.trend.Selling;
import dev.vedette.trend.SkuWeek;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What the trends need of a pane: of one item, in all outlets of a region, over one order cycle.
 *
 * @param demanding outlets with a demand record
 * @param decided demanded base units of the demand records whose supply is decided
 * @param filled base units supplied on these
 * @param prices number of last observed prices
 * @param priceSum sum of these, each of a base unit
 * @param recordedAt when the last of the facts behind it was recorded
 */
public record TrendFigures(
    long demanding,
    long decided,
    long filled,
    long prices,
    BigDecimal priceSum,
    Instant recordedAt) {
  /** The week as the detector sees it; more than was asked for is all that was asked for. */
  SkuWeek week(int number) {
    return new SkuWeek(
        number,
        filled,
        decided == 0 ? 0 : Math.max(0, 1 - (double) filled / decided),
        priceSum.signum() == 0 ? Double.NaN : priceSum.doubleValue() / prices,
        Selling.USUAL);
  }

  /** A week in which others were traded, and this was not. */
  static SkuWeek none(int number) {
    return new SkuWeek(number, 0, 0, Double.NaN, Selling.USUAL);
  }
}
