package dev.vedette.cli.backtest;

import dev.vedette.backtest.HistoryBuilder;
import dev.vedette.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** What really happened, day by day, in the folder {@code truth} beside the events. */
final class TruthFile {
  private static final List<String> COLUMNS = List.of("outlet_id", "sku", "day", "closing_stock");

  private TruthFile() {}

  static void read(Path folder, HistoryBuilder history) {
    Path truth = folder.resolve("truth");
    Path file =
        Stream.of("days.csv.gz", "days.csv")
            .map(truth::resolve)
            .filter(Files::isRegularFile)
            .findFirst()
            .orElseThrow(
                () ->
                    new StackException(
                        "Cannot backtest %s: it has no truth/days.csv.gz, which tells what was really left each evening"
                            .formatted(folder)));
    CsvRows.read(file, COLUMNS, row -> read(row, history));
  }

  private static void read(CSVRecord row, HistoryBuilder history) {
    history.truth(
        CsvRows.required(row, "outlet_id"),
        CsvRows.required(row, "sku"),
        day(CsvRows.required(row, "day")),
        units(CsvRows.required(row, "closing_stock")));
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Cannot use %s as a day: write it like 2026-03-31".formatted(text), e);
    }
  }

  private static long units(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Cannot use %s as a stock: it is a whole number of base units".formatted(text), e);
    }
  }
}
