package dev.vedette.warehouse;

import java.time.ZoneId;
import java.util.List;

/**
 * What is asked of the market beyond its panes: sales, customers, new SKUs, stock, its state,
 * needs.
 */
final class MarketViews {
  private static final String MART = WarehouseTables.MART.toString();

  /** Names of the views; each comes after those that it reads. */
  private static final List<String> NAMES =
      List.of(
          "sales_lines",
          "sales_measures",
          "customers",
          "customer_counts",
          "customer_changes",
          "abnormal_movements",
          "repurchase",
          "new_skus",
          "social_inventory",
          "market_states",
          "needs_resolution");

  private MarketViews() {}

  /**
   * @param zone the deployment's zone, in which days begin
   * @param cycleDays length of its order cycles
   */
  static List<ViewDefinition> all(ZoneId zone, int cycleDays) {
    return NAMES.stream().map(name -> define(name, zone, cycleDays)).toList();
  }

  private static ViewDefinition define(String name, ZoneId zone, int cycleDays) {
    SqlFile sql = SqlFile.read("views/" + name.replace('_', '-'));
    return new ViewDefinition(
        MART,
        name,
        sql.comment(),
        sql.query()
            .replace("${zone}", zone.getId())
            .replace("${days}", Integer.toString(cycleDays)));
  }
}
