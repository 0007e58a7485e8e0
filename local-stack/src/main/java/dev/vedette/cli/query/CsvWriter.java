package dev.vedette.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes RFC 4180. Everything is quoted but NULL, so that an empty text does not read like it. */
final class CsvWriter implements ResultWriter {
  private static final String LINE_END = "\r\n";

  private final Appendable out;

  CsvWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void columns(List<Column> columns) throws IOException {
    row(columns.stream().<@Nullable Object>map(Column::name).toList());
  }

  @Override
  public void row(List<@Nullable Object> values) throws IOException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      out.append(i == 0 ? "" : ",");
      if (value != null) {
        out.append('"').append(Values.text(value).replace("\"", "\"\"")).append('"');
      }
    }
    out.append(LINE_END);
  }

  @Override
  public void end() {}
}
