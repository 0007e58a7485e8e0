package dev.vedette.metric;

import java.util.List;

/** What was charged, beside what should be. */
final class PriceMetrics {
  private static final String SHARE = "share, 0 to 1";
  private static final String MEASURES = "mart.price_measures";

  static final List<MetricDefinition> ALL =
      List.of(
          MetricDefinition.of("price_execution_rate", 1)
              .named("Price execution rate", "零售价格执行率")
              .unit(SHARE)
              .formula("prices within the tolerances of the guide ÷ prices with a guide")
              .working("no tolerance is published for tobacco")
              .isNot("drawn at random; the interval tells of chance in the sample only")
              .queriedIn(MEASURES),
          MetricDefinition.of("inspection_accuracy", 1)
              .named("Price accuracy at inspections", "价格准确率")
              .unit(SHARE)
              .formula("correctly priced ÷ sampled; pass at 98 %")
              .published("NIST HB 130")
              .isNot("over all observations: inspections only")
              .queriedIn(MEASURES),
          MetricDefinition.of("marked_price_rate", 1)
              .named("Marked price rate", "明码实价率")
              .unit(SHARE)
              .formula("label = charged ÷ observations with both")
              .working("the guide is not asked for")
              .isNot("compliance with the guide")
              .queriedIn(MEASURES),
          MetricDefinition.of("price_coverage", 1)
              .named("Price coverage", "价格监测覆盖率")
              .unit(SHARE)
              .formula(
                  "outlets with an observed price ÷ outlets not closed at the end of the month")
              .working("one observation of any SKU is enough")
              .isNot("a share of SKUs")
              .queriedIn("mart.price_coverage_by_region"),
          MetricDefinition.of("retail_price_index", 1)
              .named("Retail price index", "零售价格指数")
              .unit("index, 100 = guide")
              .formula("100 × Σ w (mean of price ÷ guide)")
              .published("the exact form is ours; w: base units supplied in the year before")
              .isNot("a change through time")
              .queriedIn("mart.price_index"),
          MetricDefinition.of("carton_pack_parity", 1)
              .named("Carton and pack parity", "条包比价")
              .unit("ratio, 0 and more")
              .formula("|carton price ÷ packs per carton − pack price| ÷ pack price")
              .working("of one outlet, SKU and day")
              .isNot("signed")
              .queriedIn("mart.carton_and_pack"),
          MetricDefinition.of("price_index_to_category", 1)
              .named("Price index to category", "价格指数")
              .unit("index, 100 = category")
              .formula(
                  "100 × mean retail price of a base unit ÷ that of the category, over the last observed price of each outlet, SKU and cycle")
              .published("retail measurement practice; unweighted")
              .isNot("weighted by volume, or a comparison with the guide")
              .streamedTo("mart.market_measures"),
          MetricDefinition.of("retail_margin", 1)
              .named("Retail margin", "零售毛利率")
              .unit("share of the retail price")
              .formula("(retail − wholesale) ÷ retail")
              .working("at the wholesale price in effect")
              .isNot("what the outlet earned: volume is not in it")
              .notYet());

  private PriceMetrics() {}
}
