package dev.vedette.cli;

import dev.vedette.event.StockoutScore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Outlooks in the columns of docs/event-files.md. */
final class ScoreCsv {
  private ScoreCsv() {}

  static void write(List<StockoutScore> scores, Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    try (BufferedWriter writer =
            new BufferedWriter(
                new OutputStreamWriter(
                    new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
        CSVPrinter csv = new CSVPrinter(writer, format)) {
      csv.printRecord(
          "outlet_id",
          "sku",
          "as_of",
          "state",
          "probability",
          "expected_runout_at",
          "estimated_stock",
          "stock_sd",
          "reading_age_hours",
          "next_delivery_at");
      for (StockoutScore score : scores) {
        csv.printRecord(
            score.getOutletId(),
            score.getSku(),
            text(score.getAsOf()),
            score.getState().name().toLowerCase(Locale.ROOT),
            text(score.getProbability()),
            text(score.getExpectedRunoutAt()),
            text(score.getEstimatedStock()),
            text(score.getStockSd()),
            text(score.getReadingAgeHours()),
            text(score.getNextDeliveryAt()));
      }
    }
  }

  /** Empty where not known. */
  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
