package dev.vedette.cli.backtest;

import dev.vedette.backtest.DailyScore;
import dev.vedette.backtest.ScoringTime;
import dev.vedette.stack.StackException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVRecord;

/** Daily scores as a replay writes them; see docs/event-files.md. */
public final class ScoresFile {
  private static final List<String> COLUMNS = List.of("outlet_id", "sku", "as_of", "probability");

  private ScoresFile() {}

  /**
   * @throws StackException if the file or a row cannot be read, or if the scores were given at
   *     another time of day
   */
  public static List<DailyScore> read(Path file, ScoringTime scoringTime) {
    if (!Files.isRegularFile(file)) {
      throw new StackException("Cannot read %s: there is no such file".formatted(file));
    }
    List<DailyScore> scores = new ArrayList<>();
    // Ids repeat on every row; one object each keeps a million rows small.
    Interning ids = new Interning();
    CsvRows.read(file, COLUMNS, row -> scores.add(score(row, scoringTime, ids)));
    return scores;
  }

  private static DailyScore score(CSVRecord row, ScoringTime scoringTime, Interning ids) {
    Instant asOf = instant(CsvRows.required(row, "as_of"));
    LocalDate day = scoringTime.day(asOf);
    if (!scoringTime.on(day).equals(asOf)) {
      LocalTime given = asOf.atZone(scoringTime.zone()).toLocalTime();
      throw new IllegalArgumentException(
          "Cannot compare scores of %s with those of %s: give --score-at %s"
              .formatted(given, scoringTime.time(), given));
    }
    return new DailyScore(
        ids.one(CsvRows.required(row, "outlet_id")),
        ids.one(CsvRows.required(row, "sku")),
        day,
        probability(row.get("probability")));
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "Cannot use %s as a time: write it like 2026-03-31T22:00:00Z".formatted(text), e);
    }
  }

  private static OptionalDouble probability(String text) {
    try {
      return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Cannot use %s as a probability".formatted(text), e);
    }
  }
}
