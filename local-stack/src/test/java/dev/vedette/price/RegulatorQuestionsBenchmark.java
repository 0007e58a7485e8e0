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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Times the questions of regulators over many made-up verdicts, before and after a compaction. Not
 * a test: run its {@code main}, with the rows in millions, the commits that bring them and a folder
 * for the data. Prints a table for docs/benchmarks.md.
 */
final class RegulatorQuestionsBenchmark {
  private static final int RUNS = 5;
  private static final int HEAP_MEBIBYTES = 3072;
  private static final long MILLION = 1_000_000;

  private final Connection trino;
  private final PrintStream out;

  /** One question, and how long it took each time, in milliseconds, in order. */
  private record Timing(String question, List<long[]> rounds) {}

  private RegulatorQuestionsBenchmark(Connection trino, PrintStream out) {
    this.trino = trino;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    long rows = Long.parseLong(arguments[0]) * MILLION;
    int commits = Integer.parseInt(arguments[1]);
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (CatalogAndTrino warehouse = CatalogAndTrino.start(folder, HEAP_MEBIBYTES, ZoneOffset.UTC);
        Connection trino = warehouse.connect()) {
      new RegulatorQuestionsBenchmark(trino, out).run(rows, commits);
    }
  }

  private void run(long rows, int commits) throws SQLException, IOException {
    execute(read("benchmark-facts"));
    String verdicts = read("benchmark-verdicts");
    long portion = rows / commits;
    long begin = System.nanoTime();
    for (int commit = 0; commit < commits; commit++) {
      execute(
          verdicts
              .replace("${from}", Long.toString(commit * portion))
              .replace("${to}", Long.toString((commit + 1) * portion - 1)));
    }
    execute(read("benchmark-observations"));
    out.printf(
        Locale.ROOT,
        "%,d prices written in %d commits, %d s%n",
        rows,
        commits,
        (System.nanoTime() - begin) / 1_000_000_000);
    List<Timing> timings = new ArrayList<>();
    String[] questions = read("benchmark-questions").split("\n\n", -1);
    for (String question : questions) {
      timings.add(new Timing(title(question), new ArrayList<>()));
    }
    time(questions, timings);
    begin = System.nanoTime();
    Compaction.Result result = Compaction.run(trino, WarehouseTables.priceVerdicts().identifier());
    out.printf(
        Locale.ROOT,
        "%,d statements; %,d files of %,d MiB in all, compacted to %,d of %,d MiB in %d s%n",
        result.after().rows(),
        result.before().files(),
        result.before().bytes() >> 20,
        result.after().files(),
        result.after().bytes() >> 20,
        (System.nanoTime() - begin) / 1_000_000_000);
    time(questions, timings);
    out.println("| question | before, ms: median (least–most) | after | rows |");
    out.println("| --- | --- | --- | --- |");
    for (Timing timing : timings) {
      long[] before = timing.rounds().getFirst();
      long[] after = timing.rounds().getLast();
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %,d |%n",
          timing.question(),
          spread(before),
          spread(after),
          after[RUNS]);
    }
  }

  private void time(String[] questions, List<Timing> timings) throws SQLException {
    for (int i = 0; i < questions.length; i++) {
      long[] took = new long[RUNS];
      // The first look compiles the query; it is not counted.
      long rows = ask(questions[i]);
      for (int run = 0; run < RUNS; run++) {
        long begin = System.nanoTime();
        ask(questions[i]);
        took[run] = (System.nanoTime() - begin) / 1_000_000;
      }
      Arrays.sort(took);
      long[] round = Arrays.copyOf(took, RUNS + 1);
      round[RUNS] = rows;
      timings.get(i).rounds().add(round);
      out.printf(Locale.ROOT, "%s: %s%n", title(questions[i]), Arrays.toString(took));
    }
  }

  private long ask(String question) throws SQLException {
    try (Statement statement = trino.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      long rows = 0;
      while (answer.next()) {
        rows++;
      }
      return rows;
    }
  }

  private void execute(String script) throws SQLException {
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

  private static String spread(long[] sorted) {
    return String.format(
        Locale.ROOT, "%,d (%,d–%,d)", sorted[RUNS / 2], sorted[0], sorted[RUNS - 1]);
  }

  private static String read(String name) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(
            RegulatorQuestionsBenchmark.class.getResourceAsStream(name + ".sql"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
