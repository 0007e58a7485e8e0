package dev.vedette.metric;

import java.util.List;

/** What outlets asked for, and what they got. */
final class DemandMetrics {
  private static final String SHARE = "share, 0 to 1";
  private static final String RATE = "ratio, 0 and more";
  private static final String STANDARD = "YC/T 455.3";

  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("demand_rate", 1)
              .named("Demand rate", "需求率")
              .unit(RATE)
              .formula(
                  "outlets with a demand record in the cycle ÷ outlets with one in the three cycles before")
              .published(STANDARD + ", eq. 11")
              .isNot("a share: where more outlets ask than did before it is above 1")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("active_order_rate", 1)
              .named("Active order rate", "动销率")
              .unit(RATE)
              .formula(
                  "outlets that were supplied in the cycle ÷ outlets with a demand record in the three cycles before")
              .published(STANDARD + ", eq. 12")
              .isNot("the share of SKUs that sold, which is called 动销率 too")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("sell_through", 1)
              .named("Sell-through", "动销比")
              .unit("ratio, at most 1; below 0 where more stock was found than could be there")
              .formula(
                  "(opening stock + supplied − closing stock) ÷ (opening stock + supplied), over balanced outlets")
              .published(STANDARD + ", eq. 13")
              .isNot("sales at the till")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("unit_fill", 1)
              .named("Unit fill rate", "订单满足率（量）")
              .unit(RATE)
              .formula("supplied ÷ demanded base units of the decided lines")
              .published("retail supply practice")
              .isNot("a share of lines; a few large orders decide it")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("line_fill", 1)
              .named("Line fill rate", "订单满足率（行）")
              .unit(SHARE)
              .formula("lines supplied in full ÷ decided lines")
              .published("retail supply practice")
              .isNot("a share of quantity")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("order_fill", 1)
              .named("Order fill rate", "订单满足率（单）")
              .unit(SHARE)
              .formula(
                  "orders of which every line was supplied in full ÷ orders of which every line is decided")
              .published("retail supply practice")
              .isNot("a share of lines, which is higher")
              .queriedIn("mart.sales_measures"),
          MetricDefinition.of("quota_use", 1)
              .named("Quota use", "订足率")
              .unit(SHARE)
              .formula("ordered quantity ÷ offered quota")
              .working("on lines with a quota")
              .isNot("a measure of demand where the quota binds")
              .queriedIn("mart.sales_measures"),
          MetricDefinition.of("quota_full_share", 1)
              .named("Share of full quotas", "订足面")
              .unit(SHARE)
              .formula("outlets that ordered their whole quota ÷ outlets that were offered one")
              .working("on lines with a quota")
              .isNot("weighted by quantity")
              .queriedIn("mart.sales_measures"),
          MetricDefinition.of("repurchase_rate", 1)
              .named("Repurchase rate", "重购率")
              .unit(SHARE)
              .formula("outlets that bought again within the window ÷ outlets that bought")
              .working("the window is four cycles")
              .isNot("repurchase by consumers")
              .queriedIn("mart.repurchase"));

  private DemandMetrics() {}
}
