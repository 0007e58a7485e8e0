package dev.vedette.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.vedette.backtest.Backtest;
import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.DaySpans;
import dev.vedette.backtest.History;
import dev.vedette.backtest.MethodResult;
import dev.vedette.backtest.Metric;
import dev.vedette.backtest.ScoringTime;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The scorer and the baselines against figures that another implementation has given for the same
 * folders.
 */
class SampleFoldersIT {
  /** Other constants are as good, and move a figure by as much. */
  private static final double TOLERANCE = 0.025;

  @Test
  void dailyReadingsOfFastSellers() {
    BacktestResult result = backtest("oj-market-fast");
    assertThat(result.stockouts()).isEqualTo(9_333);
    assertFigures(result, "min/max, static level", 0.505, 8.98, 0.291);
    assertFigures(result, "days of cover, 28 d", 0.574, 7.72, 0.337);
    assertFigures(result, "cover ÷ days to delivery", 0.706, 5.33, 0.600);
    assertFigures(result, "SBA + normal", 0.706, 5.33, 0.600);
    assertFigures(result, "TSB + normal", 0.701, 5.42, 0.600);
    assertFigures(result, "SES + normal", 0.695, 5.52, 0.605);
    assertBrier(result, "SES + normal", 0.0693);
  }

  @Test
  void dailyReadingsOfSlowSellers() {
    BacktestResult result = backtest("oj-market-slow");
    assertThat(result.stockouts()).isEqualTo(7_645);
    assertFigures(result, "min/max, static level", 0.457, 8.07, 0.249);
    assertFigures(result, "days of cover, 28 d", 0.510, 7.28, 0.289);
    assertFigures(result, "cover ÷ days to delivery", 0.595, 6.03, 0.459);
    assertFigures(result, "SBA + normal", 0.626, 5.56, 0.485);
    assertFigures(result, "TSB + normal", 0.610, 5.80, 0.470);
    assertFigures(result, "SES + normal", 0.627, 5.55, 0.485);
    assertBrier(result, "SES + normal", 0.0604);
  }

  @Test
  void twoReadingsAWeek() {
    BacktestResult result = backtest("oj-market-sparse");
    assertThat(result.stockouts()).isEqualTo(8_758);
    assertFigures(result, "min/max, static level", 0.260, 12.6, 0.199);
    assertFigures(result, "days of cover, 28 d", 0.339, 11.2, 0.231);
    assertFigures(result, "cover ÷ days to delivery", 0.508, 8.37, 0.411);
    assertFigures(result, "SBA + normal", 0.501, 8.48, 0.422);
    assertFigures(result, "TSB + normal", 0.499, 8.52, 0.423);
    assertFigures(result, "SES + normal", 0.518, 8.20, 0.437);
    assertBrier(result, "SES + normal", 0.0796);
  }

  private static BacktestResult backtest(String folder) {
    Path sample = Path.of(System.getProperty("vedette.shared-data", "absent"), folder);
    assumeThat(sample).as("sample data beside the checkout").isDirectory();
    History history =
        HistoryReader.read(
            sample,
            ScoringTime.at(LocalTime.of(22, 0)),
            Instant.parse("2026-01-01T00:00:00Z"),
            warning -> assertThat(warning).isNull());
    return new Backtest(history, DaySpans.of(history.days()), 1, 1).run(List.of(), what -> {});
  }

  private static void assertFigures(
      BacktestResult result,
      String name,
      double precision,
      double falseAlerts,
      double averagePrecision) {
    MethodResult method = method(result, name);
    assertThat(method.metric(Metric.PRECISION).value())
        .as("precision of %s", name)
        .isCloseTo(precision, within(TOLERANCE));
    assertThat(method.metric(Metric.FALSE_ALERTS).value())
        .as("false alerts of %s", name)
        .isCloseTo(falseAlerts, within(18 * TOLERANCE));
    assertThat(method.metric(Metric.AVERAGE_PRECISION).value())
        .as("average precision of %s", name)
        .isCloseTo(averagePrecision, within(TOLERANCE));
  }

  private static void assertBrier(BacktestResult result, String name, double brier) {
    assertThat(method(result, name).metric(Metric.BRIER).value())
        .as("Brier score of %s", name)
        .isCloseTo(brier, within(0.003));
  }

  private static MethodResult method(BacktestResult result, String name) {
    return result.methods().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
