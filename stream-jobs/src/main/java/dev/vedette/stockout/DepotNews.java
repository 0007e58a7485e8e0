package dev.vedette.stockout;

import java.util.List;

/**
 * What is told of the depots of a region.
 *
 * @param settled turns that no count can change any more, and that were not told before
 * @param foreseen all later turns, as far as is known
 */
public record DepotNews(
    String region, String sku, List<DepotTurn> settled, List<DepotTurn> foreseen) implements News {
  public String key() {
    return RegionalSurge.key(region, sku);
  }
}
