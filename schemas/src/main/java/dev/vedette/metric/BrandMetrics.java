package dev.vedette.metric;

import java.util.List;

/** How far a brand reaches, and how it sells where it does. */
final class BrandMetrics {
  private static final String SHARE = "share, 0 to 1";

  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("numeric_distribution", 1)
              .named("Numeric distribution", "铺货率")
              .unit(SHARE)
              .formula("outlets stocking ÷ outlets in the universe")
              .published("retail measurement practice")
              .isNot("additive: an outlet with two SKUs of a brand stocks the brand once")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("weighted_distribution", 1)
              .named("Weighted distribution", "加权铺货率")
              .unit(SHARE)
              .formula(
                  "category value of the outlets stocking ÷ category value of the universe, trailing 13 cycles")
              .published("retail measurement practice (ACV)")
              .isNot("additive, neither over SKUs nor over brands")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("on_counter_rate", 1)
              .named("On-counter rate", "上柜率")
              .unit(SHARE)
              .formula("outlets with the SKU on the counter ÷ outlets checked")
              .working("no event tells of the counter yet")
              .isNot("distribution: stock under the counter does not count")
              .notYet(),
          MetricDefinition.of("velocity", 1)
              .named("Velocity", "单店动销")
              .unit("base units per supplied outlet and week")
              .formula("supplied base units ÷ (supplied outlets × weeks)")
              .published("retail measurement practice; by what outlets were supplied")
              .isNot("sales at the till")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("share_volume", 1)
              .named("Volume share", "市场份额（量）")
              .unit(SHARE)
              .formula("supplied base units ÷ those of the category")
              .published("retail measurement practice")
              .isNot("a share of consumption: other suppliers are not seen")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("share_value", 1)
              .named("Value share", "市场份额（额）")
              .unit(SHARE)
              .formula("value supplied, at the orders' prices ÷ that of the category")
              .published("retail measurement practice")
              .isNot("at retail prices")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("brand_momentum", 1)
              .named("Brand momentum", "趋势指数")
              .unit("slope of log volume per order cycle, with a p-value")
              .formula("Theil–Sen slope over 13 order cycles, Mann–Kendall p-value")
              .working(
                  "of the promotion-cleaned level; beside it the change of volume, split into distribution, velocity and supply")
              .isNot("a forecast, nor what decides whether a brand is said to decline")
              .streamedTo("mart.brand_trends"),
          MetricDefinition.of("market_state", 1)
              .named("Market state", "市场状态（俏、紧、平、松、软）")
              .unit("one of five words")
              .formula(
                  "signs of scarcity less signs of plenty, of fill, stockouts, days of supply and retail price")
              .working("the bounds are the deployment's")
              .isNot("a measurement: other bounds give other words")
              .queriedIn("mart.market_states"),
          MetricDefinition.of("new_sku_tracking", 1)
              .named("Tracking of new SKUs", "新品跟踪")
              .unit("by order cycle since launch")
              .formula(
                  "distribution, velocity, sell-through and outlets that were supplied again, by cycle since launch")
              .published("retail measurement practice")
              .isNot("a comparison with other launches")
              .queriedIn("mart.new_skus"));

  private BrandMetrics() {}
}
