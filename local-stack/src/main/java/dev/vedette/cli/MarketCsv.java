package dev.vedette.cli;

import dev.vedette.cli.csv.CsvFile;
import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Settled panes and trends: the columns of their tables, but for those that tell of revisions, of
 * which there is one, and of the wall clock.
 */
final class MarketCsv {
  private static final Set<String> LEFT_OUT =
      Set.of(
          "event_id",
          "recorded_at",
          "result_id",
          "revision",
          "supersedes",
          "provisional",
          "status",
          "emitted_at");

  private MarketCsv() {}

  static void writePanes(List<MarketPane> panes, Path file) throws IOException {
    write(MarketPane.getClassSchema(), panes, file);
  }

  static void writeTrends(List<BrandTrend> trends, Path file) throws IOException {
    write(BrandTrend.getClassSchema(), trends, file);
  }

  private static void write(Schema schema, List<? extends SpecificRecord> rows, Path file)
      throws IOException {
    List<Schema.Field> columns =
        schema.getFields().stream().filter(field -> !LEFT_OUT.contains(field.name())).toList();
    try (CsvFile csv =
        CsvFile.createCompressed(
            file, columns.stream().map(Schema.Field::name).toArray(String[]::new))) {
      for (SpecificRecord row : rows) {
        csv.row(columns.stream().map(column -> plain(row.get(column.pos()))).toArray());
      }
    }
  }

  /** Amounts without an exponent. */
  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof BigDecimal amount ? amount.toPlainString() : value;
  }
}
