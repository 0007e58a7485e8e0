package dev.vedette.measure;

import dev.vedette.cli.query.Statements;
import dev.vedette.price.AnsweredPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * A few weeks of a market in the raw tables, and its panes as the recount of the panes counts them,
 * so that the views over these can be looked at without a job.
 */
final class LittleMarket {
  /** In which its days begin. */
  static final ZoneOffset ZONE = ZoneOffset.UTC;

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("vedette.root")));
  private static final Path SQL =
      ROOT.resolve("warehouse/src/main/resources/dev/vedette/warehouse");
  private static final String COUNTS =
      "universe, stocking, stocking_outside, demanding, ordering_before, supplied_outlets, decided_lines, complete_lines, undecided_lines, demanded_units, decided_units, filled_units, supplied_units, priced_units, balanced_outlets, opening_stock, received_units, closing_stock, sampled_outlets, sampled_stock, prices, supplied_value, costed_value, cost, universe_weight, stocking_weight, price_sum, sampled_stock_squares";

  private LittleMarket() {}

  static void store(Connection trino) throws IOException, SQLException {
    run(trino, script("little-market"));
    count(trino, List.of("true"), "(VALUES (1, false)) AS revisions (revision, provisional)");
  }

  /** A script of this package. */
  static String script(String name) throws IOException {
    return new String(
        Objects.requireNonNull(LittleMarket.class.getResourceAsStream(name + ".sql"))
            .readAllBytes(),
        StandardCharsets.UTF_8);
  }

  static void run(Connection trino, String script) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      for (Statements.Statement each : Statements.of(script)) {
        statement.execute(each.sql());
      }
    }
  }

  /**
   * Counts the panes of what is in the raw tables.
   *
   * @param slices conditions on {@code period_start} that part the panes
   * @param revisions relation of what is said of each pane
   */
  static void count(Connection trino, List<String> slices, String revisions)
      throws IOException, SQLException {
    try (Statement statement = trino.createStatement()) {
      statement.execute("CREATE SCHEMA little");
      for (String step :
          List.of("late", "horizon", "lines", "seen", "placed", "weights", "known")) {
        statement.execute(
            "CREATE TABLE little." + step + " AS " + read("parity/market-" + step, "true"));
      }
      for (String slice : slices) {
        statement.execute(
            """
            INSERT INTO mart.market_panes (event_id, recorded_at, result_id, revision, provisional, status, region, region_level, group_kind, group_value, item_kind, item, period_start, period_days, zone, %s, emitted_at)
            SELECT id || CAST(revision AS varchar), at, id, revision, provisional, 'observed', region, CAST(cardinality(split(region, '/')) AS integer), group_kind, group_value, item_kind, item, period_start, period_days, '%s', %s, at
            FROM (
              SELECT *, concat_ws('|', region, group_kind, group_value, item_kind, item, CAST(period_start AS varchar), CAST(period_days AS varchar)) AS id, TIMESTAMP '2026-04-01 00:00 UTC' AS at
              FROM (%s)
            )
            CROSS JOIN %s
            """
                .formatted(
                    COUNTS, ZONE.getId(), COUNTS, read("parity/market-panes", slice), revisions));
      }
    }
  }

  /** What analysts ask, and what this market answers. */
  static AnsweredPage questions() throws IOException {
    return AnsweredPage.read(ROOT.resolve("docs/analyst-questions.md"));
  }

  /** A view of the mart as the product defines it. */
  static String view(String name) throws IOException {
    return read("views/" + name.replace('_', '-'), "true");
  }

  static void define(Connection trino, String name, String query) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      statement.execute("CREATE OR REPLACE VIEW mart." + name + " SECURITY INVOKER AS " + query);
    }
  }

  private static String read(String file, String slice) throws IOException {
    return Files.readString(SQL.resolve(file + ".sql"))
        .replace("${zone}", ZONE.getId())
        .replace("${days}", "7")
        .replace("${steps}", "little")
        .replace("${slice}", slice);
  }
}
