package dev.vedette.notebook;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Fields in one hue, the darker the higher, with the figures in them. What has no row is white. A
 * page's own table, so that the figures can be read aloud and copied.
 */
public record HeatMap(Table data, String x, String y, String value, Axes axes) implements Chart {
  /** From nearly white to a blue that is pale enough for black figures. */
  private static final int[] PALE = {0xF3, 0xF8, 0xFC};

  private static final int[] DARK = {0x6A, 0xAE, 0xD6};

  static HeatMap of(String title, Table data, String x, String y, String value) {
    return new HeatMap(
        data, x, y, value, new Axes(title, LineChart.words(x), LineChart.words(y), false));
  }

  /** What is written at the axes. */
  public HeatMap axes(String right, String up) {
    return new HeatMap(data, x, y, value, axes.named(right, up));
  }

  /** Values are shares, and shown in per cent. */
  public HeatMap percent() {
    return new HeatMap(data, x, y, value, axes.inPercent());
  }

  @Override
  public Displayed drawn() {
    Map<List<String>, Double> fields = new HashMap<>();
    for (Row row : data.rows()) {
      double shown = axes.scaled(row.number(value));
      if (Double.isFinite(shown)) {
        fields.put(List.of(row.text(y), row.text(x)), shown);
      }
    }
    TreeSet<String> columns = labels(x);
    TreeSet<String> rows = labels(y);
    double top = fields.values().stream().mapToDouble(field -> field).max().orElse(0);
    StringBuilder page = new StringBuilder();
    page.append(
            "<table style=\"border-collapse:collapse;margin:.8em 0\"><caption style=\""
                + "caption-side:top;font-weight:bold;text-align:left;color:#222;padding:.3em 0\">")
        .append(Html.escape(axes.title()))
        .append("</caption><thead><tr><th style=\"padding:.3em .8em;text-align:left\">")
        .append(Html.escape(axes.y() + " \\ " + axes.x()))
        .append("</th>");
    columns.forEach(
        column ->
            page.append("<th scope=\"col\" style=\"padding:.3em .6em;text-align:center\">")
                .append(Html.escape(column))
                .append("</th>"));
    page.append("</tr></thead><tbody>");
    for (String row : rows) {
      page.append("<tr><th scope=\"row\" style=\"padding:.3em .8em;text-align:left\">")
          .append(Html.escape(row))
          .append("</th>");
      for (String column : columns) {
        Double field = fields.get(List.of(row, column));
        page.append("<td style=\"padding:.3em .6em;text-align:center;color:#222;background:")
            .append(field == null ? "#fff" : shade(top == 0 ? 0 : field / top))
            .append("\">")
            .append(field == null ? "" : figure(field))
            .append("</td>");
      }
      page.append("</tr>");
    }
    page.append("</tbody></table>");
    return new Drawn(
        page.toString(),
        "Heat map. %s. %d rows by %d columns, up to %s."
            .formatted(axes.title(), rows.size(), columns.size(), figure(top)));
  }

  private record Drawn(String html, String text) implements Displayed {}

  private TreeSet<String> labels(String column) {
    return new TreeSet<>(data.rows().stream().map(row -> row.text(column)).toList());
  }

  private static String shade(double share) {
    double part = Math.clamp(share, 0, 1);
    int[] mixed = new int[PALE.length];
    for (int i = 0; i < PALE.length; i++) {
      mixed[i] = (int) Math.round(PALE[i] + part * (DARK[i] - PALE[i]));
    }
    return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
  }
}
