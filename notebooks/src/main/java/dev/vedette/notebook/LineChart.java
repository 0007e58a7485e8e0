package dev.vedette.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over days or numbers, with the band of their intervals. Rows whose value is not known are
 * left out, and the line is drawn across them.
 */
public record LineChart(
    Table data,
    String x,
    String y,
    Axes axes,
    @Nullable String by,
    @Nullable String low,
    @Nullable String high)
    implements Chart {
  private static final int PALE = 50;
  private static final int MOST_LINES = 7;
  private static final Marker[] MARKS = {
    SeriesMarkers.CIRCLE,
    SeriesMarkers.SQUARE,
    SeriesMarkers.TRIANGLE_UP,
    SeriesMarkers.DIAMOND,
    SeriesMarkers.TRIANGLE_DOWN,
    SeriesMarkers.CROSS,
    SeriesMarkers.OVAL
  };

  static LineChart of(String title, Table data, String x, String y) {
    return new LineChart(data, x, y, new Axes(title, words(x), words(y), false), null, null, null);
  }

  /** What is written at the axes; give units. */
  public LineChart axes(String right, String up) {
    return new LineChart(data, x, y, axes.named(right, up), by, low, high);
  }

  /** Values are shares, and shown in per cent. */
  public LineChart percent() {
    return new LineChart(data, x, y, axes.inPercent(), by, low, high);
  }

  /** A line for each value of this column; seven at the most, since nobody can follow more. */
  public LineChart by(String column) {
    return new LineChart(data, x, y, axes, column, low, high);
  }

  /** A band between two columns. */
  public LineChart band(String lower, String upper) {
    return new LineChart(data, x, y, axes, by, lower, upper);
  }

  static String words(String column) {
    return column.replace('_', ' ');
  }

  @Override
  public Displayed drawn() {
    Map<String, List<Row>> lines = new LinkedHashMap<>();
    for (Row row : data.rows()) {
      if (Double.isFinite(row.number(y))) {
        lines
            .computeIfAbsent(by == null ? words(y) : row.text(by), name -> new ArrayList<>())
            .add(row);
      }
    }
    if (lines.isEmpty()) {
      return new Headline(data.sentenceIfEmpty());
    }
    if (lines.size() > MOST_LINES) {
      throw new NotebookException(
          "Cannot draw %d lines: nobody can follow more than %d. Choose some in SQL, or draw a heat map."
              .formatted(lines.size(), MOST_LINES));
    }
    XYChart chart = new XYChart(Look.WIDTH, Look.HEIGHT);
    Look.apply(chart, axes);
    List<LocalDate> days = days();
    boolean months = months(days);
    if (!days.isEmpty()) {
      // Counted, and read as days again: a clock would put marks at odd hours.
      chart.setCustomXAxisTickLabelsFormatter(place -> label(place, months));
      chart.getStyler().setXAxisMaxLabelCount(10);
    }
    chart.getStyler().setLegendVisible(by != null || low != null);
    if (lines.values().stream().flatMap(List::stream).allMatch(row -> row.number(y) >= 0)) {
      chart.getStyler().setYAxisMin(0.0);
    }
    if (low != null) {
      int color = 0;
      for (Map.Entry<String, List<Row>> line : lines.entrySet()) {
        addBand(chart, line.getKey(), line.getValue(), months, Look.series(color++));
      }
    }
    int index = 0;
    for (Map.Entry<String, List<Row>> line : lines.entrySet()) {
      addLine(chart, line.getKey(), line.getValue(), months, index++);
    }
    return new Picture(
        chart,
        "Line chart. %s. %d points, the last %s at %s."
            .formatted(axes.title(), data.size(), data.text(data.last(), y), data.last().text(x)));
  }

  private void addLine(XYChart chart, String name, List<Row> rows, boolean months, int index) {
    XYSeries series =
        chart.addSeries(
            name,
            rows.stream().mapToDouble(row -> position(row, months)).toArray(),
            rows.stream().mapToDouble(row -> axes.scaled(row.number(y))).toArray());
    series.setLineColor(Look.series(index));
    series.setLineStyle(new BasicStroke(2));
    series.setMarker(MARKS[index % MARKS.length]);
    series.setMarkerColor(Look.series(index));
  }

  private void addBand(XYChart chart, String name, List<Row> rows, boolean months, Color color) {
    String lower = Objects.requireNonNull(low);
    String upper = Objects.requireNonNull(high);
    List<Row> known =
        rows.stream()
            .filter(row -> Double.isFinite(row.number(lower)) && Double.isFinite(row.number(upper)))
            .toList();
    if (known.isEmpty()) {
      return;
    }
    double[] around = new double[2 * known.size()];
    double[] bounds = new double[2 * known.size()];
    for (int i = 0; i < known.size(); i++) {
      int back = bounds.length - 1 - i;
      around[i] = position(known.get(i), months);
      around[back] = around[i];
      bounds[i] = axes.scaled(known.get(i).number(lower));
      bounds[back] = axes.scaled(known.get(i).number(upper));
    }
    XYSeries band =
        chart.addSeries(by == null ? "95 % interval" : name + ", 95 % interval", around, bounds);
    band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
    band.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), PALE));
    band.setLineColor(new Color(0, 0, 0, 0));
    band.setMarker(SeriesMarkers.NONE);
    band.setShowInLegend(by == null);
  }

  private List<LocalDate> days() {
    return data.rows().stream()
        .filter(row -> row.value(x) instanceof LocalDate)
        .map(row -> row.day(x))
        .distinct()
        .toList();
  }

  /** Months are of unequal length, and still one step each. */
  private static boolean months(List<LocalDate> days) {
    return !days.isEmpty() && days.stream().allMatch(day -> day.getDayOfMonth() == 1);
  }

  private double position(Row row, boolean months) {
    if (!(row.value(x) instanceof LocalDate day)) {
      return row.number(x);
    }
    return months ? day.getYear() * 12.0 + day.getMonthValue() - 1 : day.toEpochDay();
  }

  private static String label(double place, boolean months) {
    if (place != Math.rint(place)) {
      return "";
    }
    long whole = Math.round(place);
    return months
        ? YearMonth.of((int) (whole / 12), (int) (whole % 12) + 1).toString()
        : LocalDate.ofEpochDay(whole).toString();
  }
}
