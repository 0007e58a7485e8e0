package dev.vedette.cli.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;
import org.jspecify.annotations.Nullable;

/**
 * Writes columns under each other. Numbers stand to the right, NULL is written out, and a wide
 * character counts as the two cells that it takes on a terminal.
 *
 * <p>Widths are those of a page of rows, so that an answer of any length passes through a bounded
 * memory and its first rows show at once.
 */
final class AlignedWriter implements ResultWriter {
  private static final int PAGE = 1000;
  private static final String GAP = "  ";
  private static final String NULL = "NULL";

  private final Appendable out;
  private final List<List<String>> page = new ArrayList<>();
  private List<Column> columns = List.of();
  private long rows;
  private int @Nullable [] widths;

  AlignedWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void columns(List<Column> columns) {
    this.columns = columns;
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    page.add(values.stream().map(AlignedWriter::text).toList());
    rows++;
    if (page.size() == PAGE) {
      flush();
    }
  }

  @Override
  public void end() throws IOException {
    flush();
    out.append("(%,d %s)%n".formatted(rows, rows == 1 ? "row" : "rows"));
  }

  /** Cells that a text takes on a terminal. */
  static int width(String text) {
    return text.codePoints().map(point -> Math.max(0, WCWidth.wcwidth(point))).sum();
  }

  private void flush() throws IOException {
    boolean first = widths == null;
    int[] needed = widths == null ? new int[columns.size()] : widths;
    for (int i = 0; i < needed.length; i++) {
      needed[i] = Math.max(needed[i], width(columns.get(i).name()));
      for (List<String> row : page) {
        needed[i] = Math.max(needed[i], width(row.get(i)));
      }
    }
    widths = needed;
    if (first) {
      line(columns.stream().map(Column::name).toList(), needed);
      line(columns.stream().map(column -> "").toList(), needed, '-');
    }
    for (List<String> row : page) {
      line(row, needed);
    }
    page.clear();
  }

  private void line(List<String> cells, int[] needed) throws IOException {
    line(cells, needed, ' ');
  }

  private void line(List<String> cells, int[] needed, char filler) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = String.valueOf(filler).repeat(needed[i] - width(cells.get(i)));
      boolean right = columns.get(i).numeric();
      line.append(i == 0 ? "" : GAP);
      line.append(right ? padding : "").append(cells.get(i)).append(right ? "" : padding);
    }
    out.append(line.toString().stripTrailing()).append(System.lineSeparator());
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return NULL;
    }
    // A line end inside a value would break the columns.
    return Values.text(value)
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }
}
