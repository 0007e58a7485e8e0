package dev.vedette.cli.backtest;

import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.DaySpan;
import dev.vedette.backtest.Estimate;
import dev.vedette.backtest.MethodResult;
import dev.vedette.backtest.Metric;
import dev.vedette.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A backtest as one HTML page that asks nothing of any server. The same backtest gives the same
 * bytes.
 */
public final class ReportPage {
  private final BacktestResult result;
  private final ReportContext context;
  private final StringBuilder page = new StringBuilder();

  private ReportPage(BacktestResult result, ReportContext context) {
    this.result = result;
    this.context = context;
  }

  /** Writes the page. */
  public static void write(BacktestResult result, ReportContext context, Path file)
      throws IOException {
    Files.writeString(file, new ReportPage(result, context).html());
  }

  private String html() {
    addSummary();
    add(MetricTables.metrics(result));
    add(MetricTables.differences(result));
    addCurves();
    addReliability();
    addLeadTimes();
    addReading();
    return Html.page(
        "Backtest of stockout warnings: " + context.folder(), styleSheet(), page.toString());
  }

  private void addSummary() {
    MethodResult reference = result.referenceResult();
    Estimate precision = reference.metric(Metric.PRECISION);
    Estimate early = reference.metric(Metric.EARLY_RECALL);
    add(
        """
        <p class="lead">Of as many alerts as there were stockouts (%s), those of <b>%s</b> were right in
        <b>%s</b> of cases (95&nbsp;%% interval %s to %s); %s of all stockouts were foreseen at least two days before.</p>
        """
            .formatted(
                count(result.stockouts()),
                Html.escaped(reference.name()),
                percent(precision.value()),
                percent(precision.low()),
                percent(precision.high()),
                percent(early.value())));
    DaySpan scored = result.spans().scored();
    add(
        """
        <dl>
        <dt>Market</dt><dd>%s outlets, %s pairs of outlet and SKU (<i>keys</i>)</dd>
        <dt>Scored</dt><dd>%s to %s (days %s), each day at %s %s</dd>
        <dt>In them</dt><dd>%s delivery cycles, %s of which ended in a stockout; %s key-days</dd>
        <dt>Before them</dt><dd>days %s to warm up, days %s to choose the constants of the baselines</dd>
        <dt>Intervals</dt><dd>95&nbsp;%%, from %s draws of whole outlets, seed %d</dd>
        <dt>Data</dt><dd>%s</dd>
        </dl>
        """
            .formatted(
                count(result.outlets()),
                count(result.keys()),
                result.firstDay().plusDays(scored.first()),
                result.firstDay().plusDays(scored.last()),
                scored,
                context.scoringTime().time(),
                context.scoringTime().zone(),
                count(result.cycles()),
                count(result.stockouts()),
                count(result.keyDays()),
                result.spans().warmUp(),
                result.spans().tuning(),
                count(context.resamples()),
                context.seed(),
                Html.escaped(context.data())));
  }

  private void addCurves() {
    add("<h2>Precision and recall</h2>\n<div class=\"pair\">\n");
    addFigure(
        Charts.alertCurves(result),
        "Alerts. On the dotted line there are as many alerts as stockouts; the dots are the column P. Above it, fewer and surer alerts.");
    addFigure(
        Charts.keyDayCurves(result),
        "Key-days that are not yet out. The area under a curve is the column AP.");
    add("</div>\n");
    addLegend(result.methods());
  }

  private void addReliability() {
    List<MethodResult> shown =
        compared().stream().filter(method -> !method.reliability().isEmpty()).toList();
    if (shown.isEmpty()) {
      return;
    }
    add("<h2>Reliability</h2>\n<div class=\"pair\">\n");
    for (MethodResult method : shown) {
      addFigure(
          Charts.reliability(method, result.methods().indexOf(method)),
          "%s. On the dotted line what was said is what came; bars are 95 %% intervals. Below, how many key-days are behind each dot."
              .formatted(method.name()));
    }
    add("</div>\n");
  }

  private void addLeadTimes() {
    List<MethodResult> shown = compared();
    add("<h2>Lead time</h2>\n<div class=\"pair\">\n");
    addFigure(
        Charts.leadTimes(result, shown),
        "Days from the alert to the stockout, at as many alerts as stockouts (as near as ties allow).");
    add(
        "<div>\n<table>\n<tr><th>method</th><th>hits</th><th>missed</th><th>false alerts</th></tr>\n");
    for (MethodResult method : shown) {
      add(
          "<tr><td><span class=\"swatch m%d\"></span>%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>\n"
              .formatted(
                  result.methods().indexOf(method),
                  Html.escaped(method.name()),
                  count(method.leadTimes().hits()),
                  count(method.leadTimes().missed()),
                  count(method.leadTimes().falseAlerts())));
    }
    add("</table>\n</div>\n</div>\n");
  }

  /** The first method, and of the others that give probabilities the one that ranks days best. */
  private List<MethodResult> compared() {
    MethodResult reference = result.referenceResult();
    List<MethodResult> shown = new ArrayList<>(List.of(reference));
    result.methods().stream()
        .filter(method -> !method.name().equals(reference.name()))
        .filter(method -> !method.reliability().isEmpty())
        .max(Comparator.comparingDouble(m -> m.metric(Metric.AVERAGE_PRECISION).value()))
        .ifPresent(shown::add);
    return shown;
  }

  private void addLegend(List<MethodResult> methods) {
    add("<p class=\"legend\">");
    for (int i = 0; i < methods.size(); i++) {
      add(
          "<span><span class=\"swatch m%d\"></span>%s</span> "
              .formatted(i, Html.escaped(methods.get(i).name())));
    }
    add("</p>\n");
  }

  private void addFigure(String chart, String caption) {
    add(
        "<figure>\n%s<figcaption>%s</figcaption>\n</figure>\n"
            .formatted(chart, Html.escaped(caption)));
  }

  private void addReading() {
    page.append(resource("reading.html"));
  }

  private static String styleSheet() {
    return resource("report.css");
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new StackException("Cannot write a report: %s is not in the jar".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StackException("Cannot write a report: " + e.getMessage(), e);
    }
  }

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f&nbsp;%%", share * 100);
  }

  private void add(String html) {
    page.append(html);
  }
}
