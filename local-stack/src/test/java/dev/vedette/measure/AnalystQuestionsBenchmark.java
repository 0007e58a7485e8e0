package dev.vedette.measure;

import dev.vedette.price.AnsweredPage.Question;
import dev.vedette.price.CatalogAndTrino;
import dev.vedette.price.QuestionTiming;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times the questions of docs/analyst-questions.md over a made-up market, whose panes are counted
 * from its orders and readings, each said twice as the job does. Not a test, and no build runs it:
 * {@code mvn verify -Dit.test=AnalystQuestionsBenchmark}, see docs/benchmarks.md. Settings are
 * system properties: {@code benchmark.outlets} (2000), {@code benchmark.questions} (all; else their
 * numbers, as in 6,7), {@code benchmark.runs} of each (5), {@code benchmark.heap} of Trino in MiB
 * (3072), {@code benchmark.folder} that keeps the market for the next run, which then need not be
 * written again (none).
 */
class AnalystQuestionsBenchmark {
  private static final LocalDate FIRST_CYCLE = LocalDate.of(2025, 12, 15);
  private static final int CYCLES = 13;
  private static final String SAID_TWICE =
      "(VALUES (1, true), (2, false)) AS revisions (revision, provisional)";

  private final int outlets = Integer.getInteger("benchmark.outlets", 2000);
  private final int runs = Integer.getInteger("benchmark.runs", 5);
  private final int heap = Integer.getInteger("benchmark.heap", 3072);
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Test
  void everyQuestion(@TempDir Path passing) throws Exception {
    String kept = System.getProperty("benchmark.folder");
    Path folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
    try (CatalogAndTrino warehouse = CatalogAndTrino.start(folder, heap, LittleMarket.ZONE);
        Connection trino = warehouse.connect()) {
      if (number(trino, "SELECT count(*) FROM raw.outlets") != outlets) {
        write(trino);
      }
      out.printf(
          Locale.ROOT,
          """

          %,d outlets, %,d order lines, %,d readings, %,d statements about panes; median (least–most) of %d; Trino with a heap of %,d MiB, of which a query gets %,d

          | question | ms | MiB | rows |
          | --- | --- | --- | --- |
          """,
          outlets,
          number(trino, "SELECT count(*) FROM raw.orders"),
          number(trino, "SELECT count(*) FROM raw.inventory_readings"),
          number(trino, "SELECT count(*) FROM mart.market_panes"),
          runs,
          heap,
          CatalogAndTrino.queryMemory(heap));
      for (Question question : questions()) {
        QuestionTiming timing = QuestionTiming.of(warehouse, trino, question.sql(), runs);
        out.printf(Locale.ROOT, "| %s | %s | %,d |%n", question.heading(), timing, timing.rows());
      }
    }
  }

  private static List<Question> questions() throws Exception {
    String wanted = System.getProperty("benchmark.questions", "");
    List<String> numbers = List.of(wanted.split(",", -1));
    return LittleMarket.questions().questions().stream()
        .filter(
            question -> wanted.isEmpty() || numbers.contains(question.heading().split("\\.", 2)[0]))
        .toList();
  }

  private void write(Connection trino) throws Exception {
    long begin = System.nanoTime();
    LittleMarket.run(
        trino,
        LittleMarket.script("benchmark-market").replace("${outlets}", Integer.toString(outlets)));
    out.printf("Market written after %d s%n", secondsSince(begin));
    List<String> cycles =
        IntStream.range(0, CYCLES)
            .mapToObj(FIRST_CYCLE::plusWeeks)
            .map(
                first ->
                    "period_start >= DATE '%s' AND period_start < DATE '%s'"
                        .formatted(first, first.plusWeeks(1)))
            .toList();
    LittleMarket.count(trino, cycles, SAID_TWICE);
    out.printf("Panes counted after %d s%n", secondsSince(begin));
  }

  private static long secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1_000_000_000;
  }

  private static long number(Connection trino, String query) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
