package dev.vedette.notebook;

import java.util.List;

/** A table for a page: numbers to the right, the first rows of many. */
final class TablePage {
  private static final int MOST_ROWS = 50;
  private static final int LONG = 26;
  private static final String CELL = "padding:.25em .8em;border:0;border-bottom:1px solid #e3e3e3;";

  private final Table table;

  TablePage(Table table) {
    this.table = table;
  }

  String html() {
    StringBuilder page = new StringBuilder();
    page.append(
        "<table style=\"border-collapse:collapse;border:0;font-variant-numeric:tabular-nums;"
            + "margin:.5em 0\"><thead><tr>");
    for (String column : table.columns()) {
      page.append("<th scope=\"col\" style=\"")
          .append(CELL)
          .append("border-bottom:2px solid #444;vertical-align:bottom;text-align:")
          .append(side(column))
          .append("\">")
          .append(Html.escape(column.replace('_', ' ')))
          .append("</th>");
    }
    page.append("</tr></thead><tbody>");
    List<Row> shown = table.rows().subList(0, Math.min(table.size(), MOST_ROWS));
    for (Row row : shown) {
      page.append("<tr>");
      for (String column : table.columns()) {
        String text = table.text(row, column);
        page.append("<td style=\"")
            .append(CELL)
            .append(text.length() > LONG ? "" : "white-space:nowrap;")
            .append("vertical-align:top;text-align:")
            .append(side(column))
            .append("\">")
            .append(Html.escape(text))
            .append("</td>");
      }
      page.append("</tr>");
    }
    page.append("</tbody></table>");
    if (shown.size() < table.size()) {
      page.append(Html.sentence("The first %d of %,d rows.".formatted(shown.size(), table.size())));
    }
    return page.toString();
  }

  private String side(String column) {
    return table.rows().stream()
            .map(row -> row.value(column))
            .filter(value -> value != null)
            .allMatch(Number.class::isInstance)
        ? "right"
        : "left";
  }
}
