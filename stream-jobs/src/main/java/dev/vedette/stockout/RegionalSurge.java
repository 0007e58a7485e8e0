package dev.vedette.stockout;

import dev.vedette.demand.Surge;

/**
 * What the outlets of a region are told of one product.
 *
 * @param standing whether facts that may still arrive in time could change it
 */
public record RegionalSurge(String region, String sku, Surge surge, Statement.Standing standing)
    implements News {
  /** Region and product in one; neither holds a line feed. */
  public static String key(String region, String sku) {
    return region + '\n' + sku;
  }

  public String key() {
    return key(region, sku);
  }
}
