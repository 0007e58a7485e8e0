package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how long it takes until a rule that is recorded late, and holds for all that was ever
 * observed, has been applied to all of it, on a stack of real processes: until every new revision
 * can be queried. Half of the prices are older than the price job keeps them. Not a test, and no
 * build runs it: {@code mvn verify -Dit.test=BackDatedRuleBenchmark}, see docs/benchmarks.md; the
 * number of prices is the system property {@code benchmark.rows} (100 000).
 */
class BackDatedRuleBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration SPAN = Duration.ofDays(800);
  private static final int OUTLETS = 1_000;
  private static final int SKUS = 10;

  /**
   * A SKU that each outlet has two prices of: one that is older than the price job keeps them, and
   * a new one. A rule of its own is corrected when all that the measured one brought was seen.
   * Requests to judge again are met in their order, each by a run that begins when the one before
   * has ended and the price job has committed what it said; statements about one outlet, and all
   * that follows from them, keep their order, too. So where this SKU has got its new revisions and
   * its cases everywhere, nothing that the measured rule brings, once or again, is still to come.
   */
  private static final String SENTINEL = "LAST";

  private static final String SENTINELS = " WHERE sku = 'LAST'";
  private static final String MEASURED = " WHERE sku <> 'LAST'";
  private static final String NEW_REVISIONS =
      "SELECT count_if(revision = 2) FROM vedette.mart.price_verdicts";

  private static final String PRICE = "O%d,%s,%s,10,pack,pos\n";

  private static final String RULES =
      "rule_id,version,kind,brand,sku,basis,amount,tolerance_low,tolerance_high,valid_from,recorded_at";

  /** Version, amount and when it was recorded; all of them hold for all that was observed. */
  private static final String GUIDE = "G,%d,guide,Lark,,pack,%d,0.1,0.1,2023-01-01T00:00:00Z,%s";

  private static final String SENTINELS_GUIDE =
      "L,%d,guide,," + SENTINEL + ",pack,%d,0.1,0.1,2023-01-01T00:00:00Z,%s";

  private final int rows = Integer.getInteger("benchmark.rows", 100_000);
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Test
  void everyPriceIsJudgedAgainOnce(@TempDir Path state, @TempDir Path events) throws Exception {
    LocalStack stack = new LocalStack(state);
    // A price takes some 2 kB on the heap while it is kept.
    assertSucceeds(stack.up("--state-backend=rocksdb", "--stack-memory=3g", "--trino-memory=2g"));
    try {
      long begin = System.nanoTime();
      assertSucceeds(stack.run("load", market(events.resolve("market")).toString(), "--settle"));
      await(stack, "SELECT count_if(revision = 1) FROM vedette.mart.price_verdicts", inAll());
      out.printf(
          Locale.ROOT,
          "%,d prices of %,d outlets loaded and judged in %.1f s%n",
          inAll(),
          OUTLETS,
          secondsSince(begin));
      List<String> statements = counts(stack);
      out.printf("Before the rule: %s%n", statements);

      begin = System.nanoTime();
      assertSucceeds(stack.run("load", corrected(events.resolve("rule"), GUIDE).toString()));
      out.printf(Locale.ROOT, "The rule was acknowledged after %.1f s%n", secondsSince(begin));
      await(stack, NEW_REVISIONS + MEASURED, rows);
      out.printf(
          Locale.ROOT,
          "Every new revision can be queried %.1f s after the rule was sent%n",
          secondsSince(begin));
      assertSucceeds(
          stack.run("load", corrected(events.resolve("last"), SENTINELS_GUIDE).toString()));
      await(stack, NEW_REVISIONS + SENTINELS, 2L * OUTLETS);
      await(stack, "SELECT count(*) FROM vedette.mart.price_case_states" + SENTINELS, OUTLETS);
      statements = counts(stack);
      out.printf("After the rule: %s%n", statements);
      assertThat(statements).isEqualTo(expected());
      assertThat(
              answer(
                  stack,
                  "SELECT count(*), count_if(state = 'open'), (SELECT count_if(revision = 1) FROM vedette.raw.price_cases%1$s)"
                          .formatted(MEASURED)
                      + " FROM vedette.mart.price_case_states"
                      + MEASURED))
          .isEqualTo("%1$d,%1$d,%1$d".formatted(Math.min(rows, OUTLETS * SKUS)));
    } finally {
      assertSucceeds(stack.run("down"));
    }
  }

  /** Every price is legal at first, and has been judged once. */
  private Path market(Path folder) throws IOException {
    write(
        folder,
        "products.csv",
        "sku,brand,units_per_pack,packs_per_carton,cartons_per_case,changed_at",
        Stream.concat(
                numbered(SKUS, "S%d,Lark,20,10,250,2023-01-01T00:00:00Z"),
                Stream.of(SENTINEL + ",Wren,20,10,250,2023-01-01T00:00:00Z"))
            .toList());
    write(
        folder,
        "outlets.csv",
        "outlet_id,region,status,changed_at",
        numbered(OUTLETS, "O%d,north/p,active,2023-01-01T00:00:00Z").toList());
    write(
        folder,
        "price-rules.csv",
        RULES,
        Stream.of(GUIDE, SENTINELS_GUIDE)
            .map(rule -> rule.formatted(1, 10, "2023-01-01T00:00:00Z"))
            .toList());
    try (BufferedWriter file =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(
                    Files.newOutputStream(folder.resolve("price-observations.csv.gz"))),
                StandardCharsets.UTF_8))) {
      file.write("outlet_id,sku,observed_at,charged_price,basis,source\n");
      writeSentinels(file, FIRST);
      for (int i = 0; i < rows; i++) {
        Instant at = FIRST.plusSeconds(SPAN.toSeconds() * i / rows);
        file.write(PRICE.formatted(i % OUTLETS, "S" + i / OUTLETS % SKUS, at));
      }
      writeSentinels(file, FIRST.plus(SPAN));
    }
    return folder;
  }

  private static void writeSentinels(Writer file, Instant at) throws IOException {
    for (int outlet = 0; outlet < OUTLETS; outlet++) {
      file.write(PRICE.formatted(outlet, SENTINEL, at));
    }
  }

  /** By it, none of the prices ever was legal. */
  private static Path corrected(Path folder, String rule) throws IOException {
    write(folder, "price-rules.csv", RULES, List.of(rule.formatted(2, 8, "2026-06-01T00:00:00Z")));
    return folder;
  }

  private long inAll() {
    return rows + 2L * OUTLETS;
  }

  private static Stream<String> numbered(int count, String line) {
    return IntStream.range(0, count).mapToObj(line::formatted);
  }

  private static void write(Path folder, String file, String header, List<String> lines)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(file), header + "\n" + String.join("\n", lines) + "\n");
  }

  private void await(LocalStack stack, String sql, long expected) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long last = -1;
    while (System.nanoTime() < deadline) {
      long found = Long.parseLong(answer(stack, sql));
      if (found != last) {
        out.printf(Locale.ROOT, "  %s: %,d%n", sql, found);
        last = found;
      }
      if (found >= expected) {
        return;
      }
      Thread.sleep(LOOK_AGAIN);
    }
    throw new AssertionError("Gave up waiting for %,d: %s is %,d".formatted(expected, sql, last));
  }

  /** Revision, verdict, rule's version, statements, different ones, prices that they are about. */
  private static List<String> counts(LocalStack stack) {
    return Arrays.asList(
        answer(
                stack,
                "SELECT revision, verdict, rule_version, count(*), count(DISTINCT event_id), count(DISTINCT verdict_id)"
                    + " FROM vedette.mart.price_verdicts"
                    + MEASURED
                    + " GROUP BY revision, verdict, rule_version ORDER BY revision")
            .split("\n", -1));
  }

  /** Both versions of every verdict, each said once. */
  private List<String> expected() {
    return List.of(
        "1,compliant,1,%1$d,%1$d,%1$d".formatted(rows), "2,over,2,%1$d,%1$d,%1$d".formatted(rows));
  }

  private static String answer(LocalStack stack, String sql) {
    Outcome outcome = stack.run("query", "--format=csv", sql);
    assertSucceeds(outcome);
    return String.join(
        "\n", outcome.out().lines().skip(1).map(line -> line.replace("\"", "")).toList());
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void assertSucceeds(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.out()).isZero();
  }
}
