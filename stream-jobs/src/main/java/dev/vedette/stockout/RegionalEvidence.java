package dev.vedette.stockout;

import dev.vedette.demand.Contribution;

/**
 * What a region is told of the sales of one product.
 *
 * @param region over which surges are pooled
 * @param day to which the counts belong, since 1970-01-01
 */
public record RegionalEvidence(String region, String sku, long day, Contribution contribution) {
  /** Region and product in one. */
  public String key() {
    return RegionalSurge.key(region, sku);
  }
}
