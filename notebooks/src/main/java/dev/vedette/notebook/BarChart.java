package dev.vedette.notebook;

import java.awt.Graphics2D;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;

/** Bars, with whiskers for their intervals. Rows whose value is not known are left out. */
public record BarChart(
    Table data,
    String category,
    String value,
    Axes axes,
    @Nullable String low,
    @Nullable String high)
    implements Chart {
  /** More do not stand side by side. */
  private static final int MOST_LETTERS = 80;

  private static final int STEEP = 35;

  static BarChart of(String title, Table data, String category, String value) {
    return new BarChart(
        data,
        category,
        value,
        new Axes(title, LineChart.words(category), LineChart.words(value), false),
        null,
        null);
  }

  /** What is written at the axes; give units. */
  public BarChart axes(String right, String up) {
    return new BarChart(data, category, value, axes.named(right, up), low, high);
  }

  /** Values are shares, and shown in per cent. */
  public BarChart percent() {
    return new BarChart(data, category, value, axes.inPercent(), low, high);
  }

  /** Whiskers from one column to another. */
  public BarChart whiskers(String lower, String upper) {
    return new BarChart(data, category, value, axes, lower, upper);
  }

  @Override
  public Displayed drawn() {
    List<Row> rows =
        data.rows().stream().filter(row -> Double.isFinite(row.number(value))).toList();
    if (rows.isEmpty()) {
      return new Headline(data.sentenceIfEmpty());
    }
    List<String> labels = rows.stream().map(row -> row.text(category)).toList();
    CategoryChart chart = new CategoryChart(Look.WIDTH, Look.HEIGHT);
    Look.apply(chart, axes);
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setAvailableSpaceFill(rows.size() < 4 ? 0.3 : 0.7);
    if (labels.stream().mapToInt(String::length).sum() > MOST_LETTERS) {
      chart.getStyler().setXAxisLabelRotation(STEEP);
    }
    double top =
        rows.stream()
            .mapToDouble(row -> axes.scaled(row.number(high == null ? value : high)))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    if (high != null && top > 0) {
      chart.getStyler().setYAxisMax(1.05 * top);
    }
    CategorySeries bars =
        chart.addSeries(
            LineChart.words(value),
            labels,
            rows.stream().map(row -> axes.scaled(row.number(value))).toList());
    bars.setFillColor(Look.BLUE);
    return new Picture(
        chart,
        pen -> drawWhiskers(pen, chart, rows),
        "Bar chart. %s. %d bars, the first %s: %s."
            .formatted(
                axes.title(), rows.size(), labels.getFirst(), data.text(rows.getFirst(), value)));
  }

  private void drawWhiskers(Graphics2D pen, CategoryChart chart, List<Row> rows) {
    if (low == null) {
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      double from = axes.scaled(rows.get(i).number(low));
      double to = axes.scaled(rows.get(i).number(Objects.requireNonNull(high)));
      if (Double.isFinite(from) && Double.isFinite(to)) {
        // A category is one step wide.
        double middle = chart.getScreenXFromChart(i + 0.5);
        Whisker.draw(pen, middle, chart.getScreenYFromChart(from), chart.getScreenYFromChart(to));
      }
    }
  }
}
