package dev.vedette.cli;

import dev.vedette.cli.csv.CsvFile;
import dev.vedette.event.StockoutScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Outlooks in the columns of docs/event-files.md. */
final class ScoreCsv {
  private ScoreCsv() {}

  static void write(List<StockoutScore> scores, Path file) throws IOException {
    try (CsvFile csv =
        CsvFile.createCompressed(
            file,
            "outlet_id",
            "sku",
            "as_of",
            "state",
            "probability",
            "expected_runout_at",
            "estimated_stock",
            "stock_sd",
            "reading_age_hours",
            "next_delivery_at")) {
      for (StockoutScore score : scores) {
        csv.row(
            score.getOutletId(),
            score.getSku(),
            score.getAsOf(),
            score.getState(),
            score.getProbability(),
            score.getExpectedRunoutAt(),
            score.getEstimatedStock(),
            score.getStockSd(),
            score.getReadingAgeHours(),
            score.getNextDeliveryAt());
      }
    }
  }
}
