package dev.vedette.cli;

import dev.vedette.cli.query.QueryException;
import dev.vedette.cli.query.QueryRunner;
import dev.vedette.cli.query.ResultFormat;
import dev.vedette.cli.query.Statements;
import dev.vedette.ingestion.file.LoadSettings;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.OutletParameters;
import dev.vedette.simulator.folder.MarketFolder;
import dev.vedette.stack.Installation;
import dev.vedette.stack.Port;
import dev.vedette.stack.StackException;
import dev.vedette.stack.StackLauncher;
import dev.vedette.stack.StackSettings;
import dev.vedette.stack.TrinoAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = {
      "Start the stack, load events into it, and show the stockout alerts and prices outside the law"
          + " that come of them.",
      "Without a folder, the events are those of a small simulated market that ended yesterday."
    })
final class DemoCommand implements Runnable {
  private static final long SEED = 20260376;
  private static final int OUTLETS = 40;
  private static final int SKUS = 10;
  private static final int DAYS = 70;
  private static final int CITIES = 2;
  private static final int DISTRICTS = 2;

  /** More sample shops than a market has, so that a small one shows something every day. */
  private static final double SAMPLE_SHARE = 0.4;

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration COMMIT = Duration.ofSeconds(6);
  private static final String NO_ALERTS = "\"0\",\"";

  /**
   * Of each alert the latest statement, where that is not its end and no incident holds it back.
   */
  private static final String OPEN_ALERTS =
      """
      SELECT severity, state, sku,
             coalesce(outlet_id, format('depot: holds back %d', outlets_held_back)) AS outlet, region, rep_id AS rep,
             format_datetime(at AT TIME ZONE 'UTC', 'yyyy-MM-dd HH:mm') AS since_utc,
             round(cover_days, 1) AS cover_days,
             format_datetime(next_delivery_at AT TIME ZONE 'UTC', 'MM-dd HH:mm') AS next_delivery,
             lost_qty AS units_at_risk, CAST(lost_value AS decimal(18, 2)) AS value, suggested_qty AS order_units,
             coalesce(cause, '-') AS cause
      FROM (
        SELECT *, row_number() OVER (PARTITION BY alert_id ORDER BY sequence DESC) AS newest
        FROM vedette.mart.stockout_alerts
      )
      WHERE newest = 1 AND transition NOT IN ('cleared', 'expired') AND NOT held_back
      ORDER BY kind, lost_qty DESC NULLS LAST, outlet, sku
      LIMIT 15
      """;

  /** Depots' shortages in the time of the market, and what became of their outlets' alerts. */
  private static final String INCIDENTS =
      """
      SELECT region, sku,
             format_datetime(min(at) AT TIME ZONE 'UTC', 'MM-dd HH:mm') AS short_from_utc,
             format_datetime(max_by(CASE WHEN transition IN ('cleared', 'expired') THEN at END, sequence) AT TIME ZONE 'UTC', 'MM-dd HH:mm') AS until,
             max(outlets_held_back) AS most_alerts_held_back, CAST(max(lost_value) AS decimal(18, 2)) AS value_at_risk
      FROM vedette.mart.stockout_alerts
      WHERE kind = 'depot'
      GROUP BY alert_id, region, sku
      ORDER BY short_from_utc DESC
      LIMIT 10
      """;

  /** What outlets charged outside the law, per outlet, SKU and rule; the worst first. */
  private static final String OUTSIDE_THE_LAW =
      """
      SELECT outlet_id AS outlet, region, sku, rule_id AS rule, verdict, count(*) AS times,
             format_datetime(max(observed_at) AT TIME ZONE 'UTC', 'MM-dd HH:mm') AS last_seen_utc,
             CAST(max_by(price, abs(deviation_percent)) AS decimal(18, 2)) AS price, max_by(CAST(basis AS varchar), abs(deviation_percent)) AS "for",
             CAST(max_by(legal_min, abs(deviation_percent)) AS decimal(18, 3)) AS legal_min,
             CAST(max_by(legal_max, abs(deviation_percent)) AS decimal(18, 3)) AS legal_max,
             CAST(max_by(deviation_percent, abs(deviation_percent)) AS decimal(18, 1)) AS off_by_percent
      FROM vedette.mart.price_violations
      GROUP BY outlet_id, region, sku, rule_id, verdict
      ORDER BY abs(max_by(deviation_percent, abs(deviation_percent))) DESC, outlet, sku, rule
      LIMIT 10
      """;

  /** Of the month with the newest price, by city. */
  private static final String PRICE_EXECUTION =
      """
      SELECT region, format_datetime(month, 'yyyy-MM') AS month, n AS prices,
             round(100 * rate, 1) AS within_tolerance_percent,
             format('%.1f to %.1f', 100 * low, 100 * high) AS interval_95
      FROM vedette.mart.price_measures
      WHERE metric_id = 'price_execution_rate' AND status = 'observed' AND region_level = 2
        AND month = (SELECT max(month) FROM vedette.mart.price_measures)
      ORDER BY rate
      """;

  private static final String ALERTS_A_WEEK =
      """
      SELECT region, count(DISTINCT alert_id) AS alerts, count(DISTINCT outlet_id) AS outlets,
             count_if(state = 'out') AS found_empty
      FROM vedette.mart.stockout_alerts
      WHERE transition IN ('raised', 'escalated') AND NOT provisional AND kind = 'outlet'
      GROUP BY region
      ORDER BY alerts DESC
      """;

  @Mixin private final Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Folder of event files to load instead.")
  private @Nullable Path folder;

  DemoCommand() {}

  @Override
  public void run() {
    PrintWriter out = invocation.out();
    StackSettings settings = StackSettings.read(invocation.state());
    heading(out, "1. The stack: Kafka, Flink, Iceberg, Trino, all on this machine");
    new StackLauncher(Installation.current(), invocation.state())
        .up(settings, new PrintedProgress(out));
    heading(out, "2. Events go into Kafka");
    new Loading(settings, System.out).load(List.of(events(out)), LoadSettings.DEFAULT);
    try (QueryRunner trino =
        QueryRunner.on(new TrinoAddress(invocation.state(), settings).connect())) {
      awaitAlerts(trino, out);
      heading(
          out,
          "3. Open stockout alerts: depots' incidents, then outlets, most units at risk first");
      show(trino, OPEN_ALERTS, out);
      heading(
          out,
          "4. Incidents: one statement for a depot that was short, in place of its outlets'"
              + " alerts");
      show(trino, INCIDENTS, out);
      heading(out, "5. Prices outside the law: what was charged, and what the rule allowed");
      show(trino, OUTSIDE_THE_LAW, out);
      out.printf("%nPrice execution 零售价格执行率 of the newest month, with its 95 %% interval:%n");
      show(trino, PRICE_EXECUTION, out);
      heading(out, "6. SQL over everything that was said");
      out.println(ALERTS_A_WEEK);
      show(trino, ALERTS_A_WEEK, out);
    } catch (SQLException | QueryException | IOException e) {
      throw new StackException("Cannot show the alerts: " + e.getMessage(), e);
    }
    heading(out, "The stack is still running");
    out.printf(
        "  http://127.0.0.1:%-31d the console: alerts as they happen%n",
        settings.port(Port.CONSOLE));
    out.println("  ./vedette query \"SHOW TABLES FROM vedette.raw\"   ask for yourself");
    out.println("  ./vedette load FOLDER                            load your own events");
    out.println(
        "  ./vedette simulate --help                        make larger markets, or run one live");
    out.println("  ./vedette status                                 see what runs");
    out.println("  ./vedette down                                   stop; nothing is lost");
    out.flush();
  }

  private Path events(PrintWriter out) {
    if (folder != null) {
      return folder;
    }
    Path simulated = invocation.state().demo();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    try {
      delete(simulated);
      MarketFolder.write(new Market(market(today)), simulated, 1, outlets -> {});
    } catch (IOException e) {
      throw new StackException("Cannot write the simulated market: " + e.getMessage(), e);
    }
    out.printf(
        "The market is simulated (docs/simulator.md); its event files are in %s.%n", simulated);
    out.println("Its unit is the stick: 20 make a pack, most often, and 10 packs a carton.");
    out.flush();
    return simulated;
  }

  private static MarketParameters market(LocalDate today) {
    return MarketParameters.from(today.minusDays(DAYS))
        .withSeed(SEED)
        .with(
            new OutletParameters(
                OUTLETS,
                1,
                CITIES,
                DISTRICTS,
                OUTLETS / CITIES,
                OutletParameters.standard().ruralShare(),
                OutletParameters.standard().fortnightlyShare(),
                SAMPLE_SHARE))
        .sized(OUTLETS, SKUS, DAYS);
  }

  /** The files of an earlier demo would be loaded along with the new ones. */
  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** Waits until two commits in a row bring neither new alerts nor new verdicts. */
  private static void awaitAlerts(QueryRunner trino, PrintWriter out)
      throws SQLException, QueryException, IOException {
    out.println("Waiting for Flink's next commit.");
    out.flush();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String before = "";
    String now = count(trino);
    while (now.contains(NO_ALERTS) || !now.equals(before)) {
      if (System.nanoTime() > deadline) {
        throw new StackException(
            "Cannot show alerts: none came within %d s. See `vedette status` and `vedette logs stack`."
                .formatted(PATIENCE.toSeconds()));
      }
      pause();
      before = now;
      now = count(trino);
    }
  }

  private static String count(QueryRunner trino) throws SQLException, QueryException, IOException {
    StringBuilder answer = new StringBuilder();
    for (Statements.Statement statement :
        Statements.of(
            """
            SELECT (SELECT count(*) FROM vedette.mart.stockout_alerts),
                   (SELECT count(*) FROM vedette.mart.price_verdicts)
            """)) {
      trino.run(statement, ResultFormat.CSV, answer);
    }
    return answer.toString().strip();
  }

  private static void pause() {
    try {
      Thread.sleep(COMMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted.", e);
    }
  }

  private static void show(QueryRunner trino, String sql, PrintWriter out)
      throws SQLException, QueryException, IOException {
    for (Statements.Statement statement : Statements.of(sql)) {
      trino.run(statement, ResultFormat.ALIGNED, out);
    }
    out.flush();
  }

  private static void heading(PrintWriter out, String text) {
    out.printf("%n%s%n%s%n", text, "─".repeat(text.length()));
    out.flush();
  }
}
