package dev.vedette.price;

import dev.vedette.warehouse.Compaction;
import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times the questions of regulators over many made-up verdicts, before and after a compaction, and
 * tells how much memory each took. Not a test, and no build runs it: {@code mvn verify
 * -Dit.test=RegulatorQuestionsBenchmark}, see docs/benchmarks.md. Settings are system properties:
 * {@code benchmark.rows} (2 000 000), {@code benchmark.commits} that bring them (20), {@code
 * benchmark.questions} (all; else their numbers, as in 6,7), {@code benchmark.runs} of each (5),
 * {@code benchmark.heap} of Trino in MiB (3072), {@code benchmark.folder} that keeps the verdicts
 * for the next run, which then need not be written again (none).
 */
class RegulatorQuestionsBenchmark {
  private static final Pattern NUMBER = Pattern.compile("-- (\\d+) .*", Pattern.DOTALL);
  private static final int MEBIBYTE = 1 << 20;

  private final long rows = Long.getLong("benchmark.rows", 2_000_000);
  private final int commits = Integer.getInteger("benchmark.commits", 20);
  private final int runs = Integer.getInteger("benchmark.runs", 5);
  private final int heap = Integer.getInteger("benchmark.heap", 3072);
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Test
  void everyQuestionBeforeAndAfterACompaction(@TempDir Path passing) throws Exception {
    String kept = System.getProperty("benchmark.folder");
    Path folder = kept == null ? passing : Files.createDirectories(Path.of(kept));
    List<String> questions = questions();
    try (CatalogAndTrino warehouse = CatalogAndTrino.start(folder, heap, ZoneOffset.UTC);
        Connection trino = warehouse.connect()) {
      if (number(trino, "SELECT count(*) FROM mart.price_verdicts WHERE sequence = 1") != rows) {
        write(trino);
      }
      long uncompacted =
          number(
              trino,
              "SELECT snapshot_id FROM mart.\"price_verdicts$snapshots\" ORDER BY committed_at DESC LIMIT 1");
      out.printf("%nBefore compaction:%n");
      List<QuestionTiming> before = time(warehouse, trino, questions);
      long begin = System.nanoTime();
      Compaction.Result result =
          Compaction.run(trino, WarehouseTables.priceVerdicts().identifier());
      out.printf(
          Locale.ROOT,
          "%n%,d statements; %,d files of %,d MiB in all, compacted to %,d of %,d MiB in %d s%n",
          result.after().rows(),
          result.before().files(),
          result.before().bytes() / MEBIBYTE,
          result.after().files(),
          result.after().bytes() / MEBIBYTE,
          secondsSince(begin));
      out.printf("%nAfter compaction:%n");
      List<QuestionTiming> after = time(warehouse, trino, questions);
      execute(
          trino,
          "ALTER TABLE mart.price_verdicts EXECUTE rollback_to_snapshot(snapshot_id => %d)"
              .formatted(uncompacted));
      out.printf(
          Locale.ROOT,
          """

          %,d prices; median (least–most) of %d; Trino with a heap of %,d MiB, of which a query gets %,d

          | question | before, ms | MiB | after, ms | MiB | rows |
          | --- | --- | --- | --- | --- | --- |
          """,
          rows,
          runs,
          heap,
          CatalogAndTrino.queryMemory(heap));
      for (int i = 0; i < questions.size(); i++) {
        out.printf(
            Locale.ROOT,
            "| %s | %s | %s | %,d |%n",
            title(questions.get(i)),
            before.get(i),
            after.get(i),
            after.get(i).rows());
      }
    }
  }

  private static List<String> questions() throws IOException {
    List<String> all = List.of(read("benchmark-questions").split("\n\n", -1));
    String wanted = System.getProperty("benchmark.questions", "");
    if (wanted.isEmpty()) {
      return all;
    }
    List<String> numbers = List.of(wanted.split(",", -1));
    return all.stream()
        .filter(
            question -> {
              Matcher number = NUMBER.matcher(question);
              return number.matches() && numbers.contains(number.group(1));
            })
        .toList();
  }

  private void write(Connection trino) throws SQLException, IOException {
    execute(trino, read("benchmark-facts"));
    String verdicts = read("benchmark-verdicts");
    long portion = rows / commits;
    long begin = System.nanoTime();
    for (int commit = 0; commit < commits; commit++) {
      execute(
          trino,
          verdicts
              .replace("${from}", Long.toString(commit * portion))
              .replace("${to}", Long.toString((commit + 1) * portion - 1)));
    }
    execute(trino, read("benchmark-observations"));
    out.printf(
        Locale.ROOT,
        "%,d prices written in %d commits, %d s%n",
        rows,
        commits,
        secondsSince(begin));
  }

  private static long secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1_000_000_000;
  }

  private List<QuestionTiming> time(
      CatalogAndTrino warehouse, Connection trino, List<String> questions) throws Exception {
    List<QuestionTiming> timings = new ArrayList<>();
    for (String question : questions) {
      timings.add(QuestionTiming.of(warehouse, trino, question, runs));
      out.printf("%s: %s%n", title(question), timings.getLast());
    }
    return timings;
  }

  private static long number(Connection trino, String query) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection trino, String script) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      for (String sql : script.split(";\n", -1)) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String title(String question) {
    return question.strip().lines().findFirst().orElseThrow().replaceFirst("^-- ", "");
  }

  private static String read(String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(
            RegulatorQuestionsBenchmark.class.getResourceAsStream(name + ".sql"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
