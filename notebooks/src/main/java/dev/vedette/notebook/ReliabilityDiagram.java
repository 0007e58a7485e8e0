package dev.vedette.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * What was stated beside what came true, in bins, with 95 % intervals. Whoever states probabilities
 * that mean something has his points on the diagonal, within the whiskers.
 */
public record ReliabilityDiagram(String title, Table data) implements Chart {
  private static final int SIZE = 460;
  private static final double ALL = 100;

  @Override
  public Displayed drawn() {
    List<Row> bins =
        data.rows().stream()
            .filter(row -> row.knows("mean_probability") && row.knows("rate"))
            .toList();
    if (bins.isEmpty()) {
      return new Headline(data.sentenceIfEmpty());
    }
    XYChart chart = new XYChart(SIZE, SIZE);
    Look.apply(chart, new Axes(title, "stated probability, %", "came true, %", false));
    chart.getStyler().setXAxisMin(0.0);
    chart.getStyler().setXAxisMax(ALL);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setYAxisMax(ALL);
    XYSeries diagonal = chart.addSeries("as stated", new double[] {0, ALL}, new double[] {0, ALL});
    diagonal.setLineColor(Color.GRAY);
    diagonal.setLineStyle(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {6, 4}, 0));
    diagonal.setMarker(SeriesMarkers.NONE);
    XYSeries points =
        chart.addSeries(
            "alerts",
            bins.stream().mapToDouble(bin -> 100 * bin.number("mean_probability")).toArray(),
            bins.stream().mapToDouble(bin -> 100 * bin.number("rate")).toArray());
    points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    points.setMarker(SeriesMarkers.CIRCLE);
    points.setMarkerColor(Look.BLUE);
    return new Picture(
        chart,
        pen -> drawWhiskers(pen, chart, bins),
        "Reliability diagram. %s. %d bins.".formatted(title, bins.size()));
  }

  private static void drawWhiskers(Graphics2D pen, XYChart chart, List<Row> bins) {
    for (Row bin : bins) {
      Whisker.draw(
          pen,
          chart.getScreenXFromChart(100 * bin.number("mean_probability")),
          chart.getScreenYFromChart(100 * bin.number("low")),
          chart.getScreenYFromChart(100 * bin.number("high")));
    }
  }
}
