package dev.vedette.cli.backtest;

import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.Estimate;
import dev.vedette.backtest.MethodDifference;
import dev.vedette.backtest.MethodResult;
import dev.vedette.backtest.Metric;
import dev.vedette.cli.csv.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Every figure with its interval, for those who compare backtests. */
public final class MetricsCsv {
  private MetricsCsv() {}

  /** Writes one row for each method and metric, and for each difference of two methods. */
  public static void write(BacktestResult result, Path file) throws IOException {
    try (CsvFile csv =
        CsvFile.create(
            file, "method", "less_method", "metric", "value", "low", "high", "constants")) {
      for (MethodResult method : result.methods()) {
        write(csv, method.name(), "", method.metrics(), method.constants());
      }
      for (MethodDifference difference : result.differences()) {
        write(csv, difference.method(), difference.other(), difference.metrics(), "");
      }
    }
  }

  private static void write(
      CsvFile csv, String method, String other, Map<Metric, Estimate> metrics, String constants)
      throws IOException {
    for (Map.Entry<Metric, Estimate> metric : metrics.entrySet()) {
      Estimate estimate = metric.getValue();
      if (estimate.isKnown()) {
        csv.row(
            method,
            other,
            metric.getKey().id(),
            estimate.value(),
            estimate.low(),
            estimate.high(),
            constants);
      }
    }
  }
}
