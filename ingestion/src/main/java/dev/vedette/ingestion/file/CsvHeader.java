package dev.vedette.ingestion.file;

import dev.vedette.ingestion.Column;
import dev.vedette.ingestion.EventColumns;
import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The header of a CSV file: which value of a row belongs to which column. */
final class CsvHeader {
  private final int[] columns;
  private final int width;

  private CsvHeader(int[] columns, int width) {
    this.columns = columns;
    this.width = width;
  }

  /** The first thing wrong with a header; null where all is well. */
  static @Nullable Rejection check(List<String> names, EventReader reader) {
    BitSet seen = new BitSet();
    for (String name : names) {
      String column = name.strip();
      int index = reader.indexOf(column);
      if (index < 0) {
        return reader.unknownColumn(column);
      }
      if (seen.get(index)) {
        return new Rejection(
            Reason.REPEATED_COLUMN,
            column,
            null,
            "The header names %s more than once".formatted(column));
      }
      seen.set(index);
    }
    List<String> missing =
        EventColumns.of(reader.type()).stream()
            .filter(column -> column.isRequired() && !seen.get(reader.indexOf(column.name())))
            .map(Column::name)
            .toList();
    if (missing.isEmpty()) {
      return null;
    }
    return new Rejection(
        Reason.MISSING_COLUMN,
        missing.getFirst(),
        null,
        "The header lacks what no row of %s can do without: %s"
            .formatted(reader.type().topic(), String.join(", ", missing)));
  }

  /** A header that has passed {@link #check}. */
  static CsvHeader of(List<String> names, EventReader reader) {
    return new CsvHeader(
        names.stream().mapToInt(name -> reader.indexOf(name.strip())).toArray(), reader.width());
  }

  /** Puts the values of a record where the reader looks for them. */
  @Nullable String[] row(List<String> values) {
    @Nullable String[] row = new @Nullable String[width];
    for (int index = 0; index < columns.length; index++) {
      row[columns[index]] = values.get(index);
    }
    return row;
  }

  int size() {
    return columns.length;
  }

  /** The rejection of a record that has another number of values. */
  Rejection wrongCount(int values) {
    return Rejection.of(
        Reason.WRONG_COLUMN_COUNT,
        "The row has %d values, the header %d columns: quote values that hold a comma"
            .formatted(values, columns.length));
  }
}
