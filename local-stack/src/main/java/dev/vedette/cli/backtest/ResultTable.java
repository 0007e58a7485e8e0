package dev.vedette.cli.backtest;

import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.Estimate;
import dev.vedette.backtest.MethodDifference;
import dev.vedette.backtest.MethodResult;
import dev.vedette.backtest.Metric;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what came of a backtest. */
public final class ResultTable {
  private static final List<Metric> SHOWN =
      List.of(
          Metric.PRECISION,
          Metric.FALSE_ALERTS,
          Metric.AVERAGE_PRECISION,
          Metric.BRIER,
          Metric.CALIBRATION_ERROR,
          Metric.EARLY_RECALL,
          Metric.HALF_BUDGET_PRECISION);
  private static final List<Metric> COMPARED =
      List.of(Metric.PRECISION, Metric.FALSE_ALERTS, Metric.AVERAGE_PRECISION, Metric.BRIER);
  private static final int NAME = 26;
  private static final int CELL = 16;

  private ResultTable() {}

  /** Prints the methods, one a line, and then their differences. */
  public static void print(BacktestResult result, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%nDays %s from %s: %,d outlets, %,d keys, %,d delivery cycles, %,d stockouts, %,d key-days%n%n",
        result.spans().scored(),
        result.firstDay(),
        result.outlets(),
        result.keys(),
        result.cycles(),
        result.stockouts(),
        result.keyDays());
    StringBuilder head = new StringBuilder(padded("", NAME));
    SHOWN.forEach(metric -> head.append(padded(head(metric), CELL)));
    out.println(head.toString().stripTrailing());
    for (MethodResult method : result.methods()) {
      StringBuilder line = new StringBuilder(padded(method.name(), NAME));
      SHOWN.forEach(metric -> line.append(padded(cell(metric, method.metric(metric)), CELL)));
      out.println(line.toString().stripTrailing());
    }
    out.println();
    for (MethodDifference difference : result.differences()) {
      StringBuilder line =
          new StringBuilder(
              padded("%s less %s:".formatted(difference.method(), difference.other()), NAME * 2));
      for (Metric metric : COMPARED) {
        Estimate estimate = difference.metrics().get(metric);
        if (estimate != null && estimate.isKnown()) {
          line.append(padded(metric.label() + " " + difference(metric, estimate), CELL * 2));
        }
      }
      out.println(line.toString().stripTrailing());
    }
    out.println();
    out.println("± is half the 95 % interval over outlets; docs/backtest.md explains the columns.");
    out.flush();
  }

  private static String head(Metric metric) {
    return metric == Metric.PRECISION ? "P = R" : metric.label();
  }

  private static String cell(Metric metric, Estimate estimate) {
    if (!estimate.isKnown()) {
      return "–";
    }
    String number = "%." + metric.decimals() + "f";
    return String.format(
        Locale.ROOT,
        number + " ±" + number,
        estimate.value(),
        (estimate.high() - estimate.low()) / 2);
  }

  private static String difference(Metric metric, Estimate estimate) {
    String number = "%+." + metric.decimals() + "f";
    return String.format(
        Locale.ROOT,
        number + " (" + number + " to " + number + ")",
        estimate.value(),
        estimate.low(),
        estimate.high());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(1, width - text.length()));
  }
}
