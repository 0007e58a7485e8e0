package dev.vedette.cli.backtest;

import dev.vedette.backtest.BacktestResult;
import dev.vedette.backtest.CurvePoint;
import dev.vedette.backtest.Estimate;
import dev.vedette.backtest.MethodResult;
import dev.vedette.backtest.Metric;
import dev.vedette.backtest.ReliabilityBin;
import dev.vedette.cli.backtest.Plot.Area;
import dev.vedette.cli.backtest.Svg.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The charts of a report. Each method has its own class of style, {@code m0}, {@code m1} and so on.
 */
final class Charts {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 400;
  private static final Area WHOLE = new Area(64, 12, 480, 336);

  private Charts() {}

  /** Alerts of every method; the dotted line is where there are as many alerts as stockouts. */
  static String alertCurves(BacktestResult result) {
    Svg svg = new Svg(WIDTH, HEIGHT, "Precision and recall of alerts, by method");
    Plot plot = squareAxes(svg, "share of stockouts that were hit", "share of alerts that hit");
    svg.line(plot.x(0), plot.y(0), plot.x(1), plot.y(1), "dotted");
    drawCurves(svg, plot, result, MethodResult::alertCurve);
    for (int i = 0; i < result.methods().size(); i++) {
      MethodResult method = result.methods().get(i);
      Estimate precision = method.metric(Metric.PRECISION);
      Estimate recall = method.metric(Metric.RECALL);
      svg.circle(plot.x(recall.value()), plot.y(precision.value()), 4, "dot m" + i);
    }
    return svg.toString();
  }

  /** Key-days of every method; the area under a curve is the average precision. */
  static String keyDayCurves(BacktestResult result) {
    Svg svg = new Svg(WIDTH, HEIGHT, "Precision and recall of key-days, by method");
    Plot plot =
        squareAxes(
            svg,
            "share found of the days that a stockout followed",
            "share of found days that one followed");
    drawCurves(svg, plot, result, MethodResult::keyDayCurve);
    return svg.toString();
  }

  private static Plot squareAxes(Svg svg, String x, String y) {
    return new Plot(svg, WHOLE, 1, 1).shareAxisY(y).shareAxisX(x);
  }

  private static void drawCurves(
      Svg svg, Plot plot, BacktestResult result, Function<MethodResult, List<CurvePoint>> curve) {
    int reference = result.methods().indexOf(result.referenceResult());
    for (int i = result.methods().size() - 1; i >= 0; i--) {
      if (i != reference) {
        svg.path(path(plot, curve.apply(result.methods().get(i))), "curve m" + i);
      }
    }
    // Above the others.
    svg.path(path(plot, curve.apply(result.referenceResult())), "curve strong m" + reference);
  }

  private static String path(Plot plot, List<CurvePoint> points) {
    StringBuilder path = new StringBuilder();
    for (CurvePoint point : points) {
      path.append(path.isEmpty() ? 'M' : 'L')
          .append(Svg.number(plot.x(point.recall())))
          .append(' ')
          .append(Svg.number(plot.y(point.precision())));
    }
    return path.toString();
  }

  /** What was said and what came, with the number of key-days behind each. */
  static String reliability(MethodResult method, int style) {
    Svg svg = new Svg(WIDTH, 452, "Probability and observed share of stockouts: " + method.name());
    Plot plot =
        new Plot(svg, new Area(64, 12, 480, 300), 1, 1)
            .shareAxisY("share that a stockout followed")
            .shareAxisX("");
    svg.line(plot.x(0), plot.y(0), plot.x(1), plot.y(1), "dotted");
    for (ReliabilityBin bin : method.reliability()) {
      double x = plot.x(bin.predicted());
      svg.line(x, plot.y(bin.observed().low()), x, plot.y(bin.observed().high()), "bar m" + style);
      svg.circle(x, plot.y(bin.observed().value()), 4, "dot m" + style);
    }
    counts(svg, method, style);
    return svg.toString();
  }

  /** Most days are far from any stockout, so that only a logarithmic scale shows them all. */
  private static void counts(Svg svg, MethodResult method, int style) {
    double most = method.reliability().stream().mapToLong(ReliabilityBin::keyDays).max().orElse(1);
    Plot plot = new Plot(svg, new Area(64, 350, 480, 76), 1, Math.log10(most) * 1.15 + 0.01);
    svg.line(plot.x(0), plot.bottom(), plot.x(1), plot.bottom(), "axis");
    for (ReliabilityBin bin : method.reliability()) {
      double height = Math.max(0.02, Math.log10((double) bin.keyDays()));
      double left = plot.x(bin.from()) + 2;
      svg.rectangle(
          left,
          plot.y(height),
          plot.x(bin.to()) - left - 2,
          plot.bottom() - plot.y(height),
          "area m" + style);
      svg.text(
          plot.x((bin.from() + bin.to()) / 2),
          plot.y(height) - 3,
          Anchor.MIDDLE,
          shortened(bin.keyDays()));
    }
    svg.textUpwards(20, 388, "key-days, log");
    svg.text(304, 444, Anchor.MIDDLE, "probability said at the end of the day");
  }

  /** Days between an alert and the stockout, as shares of all stockouts. */
  static String leadTimes(BacktestResult result, List<MethodResult> methods) {
    int longest =
        methods.stream()
            .filter(method -> method.leadTimes().hits() > 0)
            .mapToInt(method -> method.leadTimes().hitsByDays().lastKey())
            .max()
            .orElse(1);
    double highest =
        methods.stream()
            .flatMap(method -> method.leadTimes().hitsByDays().values().stream())
            .mapToDouble(hits -> (double) hits / result.stockouts())
            .max()
            .orElse(1);
    Svg svg = new Svg(WIDTH, HEIGHT, "Days from alert to stockout");
    double top = Math.max(0.05, Math.ceil(highest * 20) / 20);
    Plot plot =
        new Plot(svg, WHOLE, longest + 0.5, top)
            .shareAxisY("share of all stockouts")
            .nameX("days from the alert to the stockout");
    double wide = 0.8 / methods.size();
    for (int m = 0; m < methods.size(); m++) {
      MethodResult method = methods.get(m);
      int style = result.methods().indexOf(method);
      for (int days = 1; days <= longest; days++) {
        int hits = method.leadTimes().hitsByDays().getOrDefault(days, 0);
        double share = (double) hits / result.stockouts();
        double left = plot.x(days - 0.4 + m * wide);
        svg.rectangle(
            left,
            plot.y(share),
            plot.x(days - 0.4 + (m + 1) * wide) - left - 1,
            plot.bottom() - plot.y(share),
            "area m" + style);
      }
    }
    for (int days = 1; days <= longest; days++) {
      svg.text(plot.x(days), plot.bottom() + 16, Anchor.MIDDLE, String.valueOf(days));
    }
    return svg.toString();
  }

  private static String shortened(long count) {
    return count >= 10_000
        ? String.format(Locale.ROOT, "%.0fk", count / 1000.0)
        : String.format(Locale.ROOT, "%d", count);
  }
}
