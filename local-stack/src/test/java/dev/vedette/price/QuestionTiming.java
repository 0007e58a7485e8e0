package dev.vedette.price;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How it was to ask one question again and again.
 *
 * @param millis each took, in order
 * @param rows in the answer
 * @param peakBytes the largest memory that one of them took
 */
public record QuestionTiming(List<Long> millis, long rows, long peakBytes) {
  private static final int MEBIBYTE = 1 << 20;

  /**
   * Asks a question.
   *
   * @param runs that count
   */
  public static QuestionTiming of(
      CatalogAndTrino warehouse, Connection trino, String question, int runs)
      throws SQLException, IOException {
    List<Long> took = new ArrayList<>();
    // The first look compiles the query; it is not counted.
    long answer = ask(trino, question);
    for (int run = 0; run < runs; run++) {
      long begin = System.nanoTime();
      ask(trino, question);
      took.add((System.nanoTime() - begin) / 1_000_000);
    }
    took.sort(null);
    return new QuestionTiming(took, answer, warehouse.peakMemory(question));
  }

  /** Median, least and most, and the memory in MiB. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d (%,d–%,d) | %,d",
        millis.get(millis.size() / 2),
        millis.getFirst(),
        millis.getLast(),
        peakBytes / MEBIBYTE);
  }

  private static long ask(Connection trino, String question) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      long rows = 0;
      while (answer.next()) {
        rows++;
      }
      return rows;
    }
  }
}
