package dev.vedette.metric;

import java.util.List;

/** What was sold to outlets, and at what price. */
final class SalesMetrics {
  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("volume", 1)
              .named("Volume", "销量")
              .unit("base units")
              .formula("Σ supplied base units")
              .working("by the day of the order")
              .isNot("what consumers bought")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("demanded_volume", 1)
              .named("Demanded volume", "需求量")
              .unit("base units")
              .formula("Σ demanded base units")
              .working("by the day of the order")
              .isNot("demand of consumers: outlets also order to hold stock")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("revenue", 1)
              .named("Revenue", "销售额")
              .unit("currency of the deployment")
              .formula("Σ supplied × price of the line, over lines with a price")
              .working("each line rounded half up to 6 decimals")
              .isNot("complete where lines lack a price")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("gross_margin", 1)
              .named("Gross margin", "毛利")
              .unit("currency of the deployment")
              .formula("Σ (revenue − cost), over lines with both price and cost")
              .working("each line rounded half up to 6 decimals")
              .isNot("a rate")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("revenue_per_case", 1)
              .named("Revenue per case", "单箱销售额")
              .unit("currency per 50 000 base units")
              .formula("revenue ÷ (its base units ÷ 50 000)")
              .working("the trade's case of cigarettes, whatever a SKU's own ratios are")
              .isNot("per case of the SKU")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("price_per_carton", 1)
              .named("Price per carton", "单条均价")
              .unit("currency per 200 base units")
              .formula("revenue ÷ (its base units ÷ 200)")
              .working("the trade's carton of cigarettes, whatever a SKU's own ratios are")
              .isNot("a retail price")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("class_mix", 1)
              .named("Class mix", "结构")
              .unit("share, 0 to 1")
              .formula("supplied base units of a price class ÷ those of the category")
              .working("the class is the product's own at the end of the cycle")
              .isNot("by value")
              .streamedTo("mart.market_measures"));

  private SalesMetrics() {}
}
