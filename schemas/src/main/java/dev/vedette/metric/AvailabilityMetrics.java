package dev.vedette.metric;

import java.util.List;

/** How often something was not to be had. */
final class AvailabilityMetrics {
  private static final String SHARE = "share, 0 to 1";
  private static final String STANDARD = "YC/T 455.3";

  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("company_stockout_rate", 1)
              .named("Company stockout rate", "公司断货率")
              .unit(SHARE)
              .formula("demand records with supplied quantity 0 ÷ demand records")
              .published(STANDARD + ", eq. 14")
              .isNot(
                  "a share of outlets; a line that was cut short but not to 0 is no company stockout")
              .streamedTo("mart.availability"),
          MetricDefinition.of("customer_stockout_rate", 1)
              .named("Customer stockout rate", "客户断货率")
              .unit(SHARE)
              .formula(
                  "sample outlets with a stockout day in the cycle ÷ sample outlets with an order in one of the three cycles before")
              .published(STANDARD + ", eq. 15")
              .isNot("a rate of all outlets, or of days; it is not weighted by sales")
              .streamedTo("mart.availability"),
          MetricDefinition.of("on_shelf_availability", 1)
              .named("On-shelf availability", "在架率")
              .unit(SHARE)
              .formula("checks that found the SKU ÷ checks of outlets that list it")
              .published("retail practice; OOS rate = 1 − OSA")
              .isNot("1 − customer stockout rate, which counts outlets and not checks")
              .notYet(),
          MetricDefinition.of("days_of_supply", 1)
              .named("Days of supply", "可销天数")
              .unit("days, 0 and more")
              .formula("closing stock of balanced outlets ÷ (their sell-out ÷ days of the cycle)")
              .working("sell-out is opening stock + supplied − closing stock")
              .isNot("a forecast; it says how long stock would last if sales went on as they did")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("stock_to_sales", 1)
              .named("Stock to sales", "存销比")
              .unit("ratio, 0 and more")
              .formula("closing stock of balanced outlets ÷ their sell-out in the cycle")
              .working("the same outlets above and below")
              .isNot("the distributor's own stock over its sales")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("social_inventory", 1)
              .named("Stock in the trade", "社会库存")
              .unit("base units, with a 95 % interval")
              .formula(
                  "Σ over tiers of (mean closing stock of sampled outlets × outlets in the tier)")
              .published("stratified sampling, Cochran 1977, ch. 5")
              .isNot("a count; outlets that nobody sampled are taken for like those of their tier")
              .queriedIn("mart.social_inventory"),
          MetricDefinition.of("estimated_stock", 1)
              .named("Estimated stock", "库存估计")
              .unit("base units, with variance and age")
              .formula("last reading + deliveries since − demand rate × elapsed trading time")
              .working("see the stockout estimator")
              .isNot("a reading")
              .streamedTo("mart.stockout_scores"),
          MetricDefinition.of("lost_sales", 1)
              .named("Lost sales", "断货损失")
              .unit("base units, and currency")
              .formula("expected unmet demand until the next delivery, and its value")
              .published("after SAP on-shelf availability")
              .isNot("a loss that was measured; nobody counts customers who left")
              .streamedTo("mart.stockout_alerts"));

  private AvailabilityMetrics() {}
}
