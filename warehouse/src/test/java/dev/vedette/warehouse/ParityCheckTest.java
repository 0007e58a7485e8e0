package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.metric.MetricCatalogue;
import dev.vedette.metric.MetricDefinition;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What can be known without Trino; what the checks come to is tested with the whole stack. */
class ParityCheckTest {
  /** They follow from verdicts and panes, which are recounted, or are one comparison. */
  private static final Set<String> FOLLOWING =
      Set.of(
          "price_cases",
          "market_measures",
          "brand_trends",
          "sales_measures",
          "customers",
          "customer_changes",
          "abnormal_movements",
          "new_skus",
          "social_inventory",
          "market_states");

  /** Measures of these are compared together, under another name. */
  private static final Set<String> TOGETHER =
      Set.of(
          "mart.market_measures",
          "mart.sales_measures",
          "mart.brand_trends",
          "mart.customer_counts",
          "mart.repurchase",
          "mart.new_skus",
          "mart.market_states");

  /** Measures of these are not computed twice, as docs/measures.md says. */
  private static final Set<String> ONCE =
      Set.of(
          "mart.stockout_scores",
          "mart.stockout_alerts",
          "mart.alert_quality",
          "mart.alert_lead_times",
          "mart.alert_calibration",
          "mart.alert_load",
          "mart.price_measures",
          "mart.price_coverage_by_region",
          "mart.price_index",
          "mart.carton_and_pack");

  @Test
  void everyMetricIsComputedTwiceUnlessItIsSaidNotToBe() {
    Set<String> compared =
        ParityCheck.all(ZoneId.of("UTC"), 7).stream()
            .map(check -> check.metric() + " " + check.version())
            .collect(Collectors.toSet());
    assertThat(MetricCatalogue.all())
        .filteredOn(metric -> metric.computation() != MetricDefinition.Computation.NOT_YET)
        .filteredOn(metric -> !TOGETHER.contains(metric.place()) && !ONCE.contains(metric.place()))
        .isNotEmpty()
        .allSatisfy(metric -> assertThat(compared).contains(metric.id() + " " + metric.version()));
  }

  @Test
  void nothingIsLeftToFillIn() {
    assertThat(ParityCheck.all(ZoneId.of("Asia/Shanghai"), 10))
        .allSatisfy(
            check ->
                assertThat(check.statements())
                    .anyMatch(
                        sql ->
                            sql.contains(check.metric().replace("market_panes", "market_current")))
                    .noneMatch(sql -> sql.contains("${")));
  }

  @Test
  void everyMeasureOfTheMarketIsCompared() {
    String comparison = SqlFile.read("parity/compare-measures").query();
    assertThat(MetricCatalogue.all())
        .filteredOn(metric -> metric.place().equals("mart.market_measures"))
        .isNotEmpty()
        .allSatisfy(metric -> assertThat(comparison).contains("'" + metric.id() + "'"));
  }

  @Test
  void periodsBeginInTheDeploymentsZone() {
    assertThat(ParityCheck.all(ZoneId.of("Asia/Shanghai"), 10))
        .filteredOn(check -> check.metric().endsWith("_rate"))
        .hasSize(3)
        .allSatisfy(check -> assertThat(check.statements().getLast()).contains("'Asia/Shanghai'"));
  }

  @Test
  void aRecountReadsRawTablesOnly() {
    for (ParityCheck check : ParityCheck.all(ZoneId.of("UTC"), 7)) {
      if (FOLLOWING.contains(check.metric())) {
        continue;
      }
      String recount = SqlFile.read("parity/" + check.metric().replace('_', '-')).query();
      assertThat(recount).doesNotContain("mart.");
      List<String> all = new ArrayList<>(check.statements());
      all.set(all.size() - 1, recount);
      // Which periods are over is asked of the mart, too: it may be further than the newest event.
      assertThat(all)
          .anyMatch(sql -> sql.contains("raw."))
          .filteredOn(sql -> !sql.contains("last_cycle,"))
          .noneMatch(sql -> sql.contains("mart."));
    }
  }
}
