package dev.vedette.stockout;

import dev.vedette.demand.Surge;

/** What outlets are told of the demand around them. */
@FunctionalInterface
public interface Surges {
  /** Nothing is known of any region. */
  Surges NONE = (region, sku, day) -> Surge.NONE;

  /**
   * How a product's demand in a region differs from the usual, as known when {@code day} had ended;
   * where that is not known yet, as known before.
   *
   * @param day since 1970-01-01
   */
  Surge surge(String region, String sku, long day);
}
