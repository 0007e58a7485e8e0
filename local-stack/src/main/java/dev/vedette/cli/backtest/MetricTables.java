package dev.vedette.cli.backtest;

import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.Estimate;
import dev.vedette.backtest.MethodDifference;
import dev.vedette.backtest.MethodResult;
import dev.vedette.backtest.Metric;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tables of a report. */
final class MetricTables {
  private static final List<Metric> COMPARED =
      List.of(
          Metric.PRECISION,
          Metric.FALSE_ALERTS,
          Metric.AVERAGE_PRECISION,
          Metric.BRIER,
          Metric.EARLY_RECALL);
  private static final List<Metric> LOWER_IS_BETTER =
      List.of(Metric.FALSE_ALERTS, Metric.BRIER, Metric.CALIBRATION_ERROR);

  private MetricTables() {}

  /** Every method with every metric and its interval. */
  static String metrics(BacktestResult result) {
    StringBuilder table = new StringBuilder();
    table.append("<h2>All methods</h2>\n<div class=\"wide\"><table>\n<tr><th>method</th>");
    for (Metric metric : Metric.values()) {
      table.append("<th>%s</th>".formatted(Html.escaped(metric.label())));
    }
    table.append("</tr>\n");
    for (int i = 0; i < result.methods().size(); i++) {
      MethodResult method = result.methods().get(i);
      table.append(
          "<tr><td><span class=\"swatch m%d\"></span>%s<small>%s%s</small></td>"
              .formatted(
                  i,
                  Html.escaped(method.name()),
                  Html.escaped(method.constants()),
                  method.unscoredKeyDays() == 0
                      ? ""
                      : " no score on %s key-days"
                          .formatted(ReportPage.count(method.unscoredKeyDays()))));
      for (Metric metric : Metric.values()) {
        table.append(cell(metric, method.metric(metric), isBest(result, metric, method)));
      }
      table.append("</tr>\n");
    }
    table.append("</table></div>\n<p class=\"note\">The best of each column is bold.</p>\n");
    return table.toString();
  }

  private static boolean isBest(BacktestResult result, Metric metric, MethodResult method) {
    Comparator<MethodResult> byValue =
        Comparator.comparingDouble(other -> other.metric(metric).value());
    return result.methods().stream()
        .filter(other -> other.metric(metric).isKnown())
        .max(LOWER_IS_BETTER.contains(metric) ? byValue.reversed() : byValue)
        .filter(best -> best.name().equals(method.name()))
        .isPresent();
  }

  private static String cell(Metric metric, Estimate estimate, boolean best) {
    if (!estimate.isKnown()) {
      return "<td class=\"number\">–</td>";
    }
    String number = "%." + metric.decimals() + "f";
    return String.format(
        Locale.ROOT,
        "<td class=\"number%s\">" + number + "<small>" + number + " to " + number + "</small></td>",
        best ? " best" : "",
        estimate.value(),
        estimate.low(),
        estimate.high());
  }

  /** The reference less each other method. */
  static String differences(BacktestResult result) {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        <h2>%s compared with each other method</h2>
        <div class="wide"><table>
        <tr><th>other method</th>"""
            .formatted(Html.escaped(result.referenceResult().name())));
    for (Metric metric : COMPARED) {
      table.append("<th>%s</th>".formatted(Html.escaped(metric.label())));
    }
    table.append("</tr>\n");
    for (MethodDifference difference : result.differences()) {
      table.append("<tr><td>%s</td>".formatted(Html.escaped(difference.other())));
      for (Metric metric : COMPARED) {
        Estimate estimate = difference.metrics().get(metric);
        table.append(difference(metric, estimate));
      }
      table.append("</tr>\n");
    }
    table.append(
        """
        </table></div>
        <p class="note">Green: better, red: worse, and more than chance explains (the interval is on one side of zero).
        Both methods are measured on the same draws of outlets.</p>
        """);
    return table.toString();
  }

  private static String difference(Metric metric, @Nullable Estimate estimate) {
    if (estimate == null || !estimate.isKnown()) {
      return "<td class=\"number\">–</td>";
    }
    boolean better = LOWER_IS_BETTER.contains(metric) ? estimate.value() < 0 : estimate.value() > 0;
    String style = !estimate.excludesZero() ? "" : better ? " better" : " worse";
    String number = "%+." + metric.decimals() + "f";
    return String.format(
        Locale.ROOT,
        "<td class=\"number%s\">" + number + "<small>" + number + " to " + number + "</small></td>",
        style,
        estimate.value(),
        estimate.low(),
        estimate.high());
  }
}
