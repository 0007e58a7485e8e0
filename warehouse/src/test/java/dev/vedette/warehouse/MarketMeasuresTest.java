package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.metric.MetricCatalogue;
import dev.vedette.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarketMeasuresTest {
  private static final Pattern MEASURE = Pattern.compile("ROW\\('(\\w+)', (\\d+),");

  @Test
  void theViewHoldsWhatTheCatalogueSaysItHolds() {
    List<String> measures = new ArrayList<>();
    Matcher found = MEASURE.matcher(SqlFile.read("views/market-measures").query());
    while (found.find()) {
      measures.add(found.group(1) + " " + found.group(2));
    }
    assertThat(measures)
        .containsExactlyInAnyOrderElementsOf(
            MetricCatalogue.all().stream()
                .filter(metric -> metric.place().equals("mart.market_measures"))
                .map(metric -> metric.id() + " " + metric.version())
                .toList());
  }

  @Test
  void theSalesViewHoldsMetricsOfTheCatalogue() {
    Matcher found = MEASURE.matcher(SqlFile.read("views/sales-measures").query());
    List<String> measures = new ArrayList<>();
    while (found.find()) {
      measures.add(found.group(1));
      assertThat(MetricCatalogue.metric(found.group(1), Integer.parseInt(found.group(2))))
          .isNotNull();
    }
    assertThat(measures)
        .containsAll(
            MetricCatalogue.all().stream()
                .filter(metric -> metric.place().equals("mart.sales_measures"))
                .map(MetricDefinition::id)
                .toList());
  }
}
