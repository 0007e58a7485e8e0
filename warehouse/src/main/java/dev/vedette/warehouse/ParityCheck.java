package dev.vedette.warehouse;

import dev.vedette.metric.MetricCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Compares what a job wrote into a mart with the same numbers computed from the raw tables by plain
 * SQL, which knows nothing of the job. The recounts are files of SQL beside this class.
 */
public final class ParityCheck {
  /** So many differing rows of a check are shown; all are counted. */
  public static final int EXAMPLES = 20;

  /** Small enough for Trino's memory in the local stack. */
  private static final int OBSERVATIONS_AT_ONCE = 200_000;

  /** The same: each pane has some twenty measures. */
  private static final int PANES_AT_ONCE = 100_000;

  /** What an observed price is, however often it is corrected: its business key, as one value. */
  private static final String SUBJECT =
      "md5(to_utf8(concat_ws(chr(31), coalesce(visit_id, chr(0)), outlet_id, sku, CAST(observed_at AS varchar), basis, source, coalesce(observer_id, chr(0)))))";

  /** Order lines, readings and prices. */
  private static final int FACTS_AT_ONCE = 500_000;

  /** Order lines and readings of whole order cycles: a pane counts each of them many times. */
  private static final int COUNTED_AT_ONCE = 250_000;

  /**
   * Views of sales and customers build on each other, and Trino plans each use anew: up to some 280
   * stages, and 150 are allowed to a query that says nothing.
   */
  private static final String MORE_STAGES = "SET SESSION query_max_stage_count = 500";

  private static final String SLICE = "${slice}";
  private static final String ALL = "true";
  private static final String STEPS = "${steps}";

  /** Order lines as they count in the end. */
  private static final List<Step> LINES = List.of(Step.whole("late"), Step.byOutlet("lines"));

  /** Where outlets lay. */
  private static final List<Step> PLACES =
      List.of(
          Step.whole("late"),
          Step.whole("horizon"),
          Step.byOutlet("lines"),
          Step.byOutlet("seen"),
          Step.whole("placed"));

  /** What was sampled, of what, and where. */
  private static final List<Step> SAMPLES =
      Stream.concat(PLACES.stream(), Stream.of(Step.whole("known"))).toList();

  /** All that the panes are counted from. */
  private static final List<Step> PANES =
      List.of(
          Step.whole("late"),
          Step.whole("horizon"),
          Step.byOutlet("lines"),
          Step.byOutlet("seen"),
          Step.whole("placed"),
          Step.whole("weights"),
          Step.whole("known"));

  private final String metric;
  private final int version;
  private final List<Step> steps;
  private final String statement;
  private final Optional<String> slices;

  /**
   * @param steps tables that are made before anything is compared
   * @param statement gives one row: compared, differing, examples
   * @param slices gives conditions, one a row, that part what is compared; each is put into the
   *     statement
   */
  private ParityCheck(
      String metric, int version, List<Step> steps, String statement, Optional<String> slices) {
    this.metric = metric;
    this.version = version;
    this.steps = steps;
    this.statement = statement.replace("${examples}", Integer.toString(EXAMPLES));
    this.slices = slices;
  }

  /**
   * A table on the way of a recount. Trino plans each use of a named part of a query anew, and
   * would read the raw tables a dozen times at once.
   *
   * @param name of the table
   * @param query what it holds
   * @param slices gives conditions, one a row, that part it
   */
  private record Step(String name, String query, Optional<String> slices) {
    static Step whole(String name) {
      return new Step(name, SqlFile.read("parity/market-" + name).query(), Optional.empty());
    }

    static Step byOutlet(String name) {
      return new Step(
          name,
          SqlFile.read("parity/market-" + name).query(),
          Optional.of(
              SqlFile.read("parity/market-outlet-slices")
                  .query()
                  .replace("${portion}", Integer.toString(FACTS_AT_ONCE))));
    }

    Step with(ZoneId zone, int cycleDays) {
      return new Step(name, filled(query, zone, cycleDays), slices);
    }
  }

  /**
   * What came of a check.
   *
   * @param compared rows of the mart, or missing in it
   * @param differing those that are not what the raw tables say
   * @param examples of these, at most {@link #EXAMPLES}; each says what differs
   */
  public record Result(long compared, long differing, List<String> examples) {
    public Result {
      examples = List.copyOf(examples);
    }

    private Result and(Result other) {
      return new Result(
          compared + other.compared,
          differing + other.differing,
          Stream.concat(examples.stream(), other.examples.stream()).limit(EXAMPLES).toList());
    }
  }

  /**
   * Every check.
   *
   * @param zone the deployment's zone
   * @param cycleDays length of its order cycles
   */
  public static List<ParityCheck> all(ZoneId zone, int cycleDays) {
    return List.of(
        share("company_stockout_rate", 1, zone, cycleDays),
        share("customer_stockout_rate", 1, zone, cycleDays),
        marketPanes(zone, cycleDays),
        marketMeasures(),
        // The volumes behind every settled trend, and their parts, by the panes of its cycles.
        market("brand_trends", "parity/compare-trends", List.of(), zone, cycleDays),
        market("sales_measures", "parity/compare-sales", LINES, zone, cycleDays),
        market("customers", "parity/compare-customers", LINES, zone, cycleDays),
        market("customer_changes", "parity/compare-customer-changes", LINES, zone, cycleDays),
        market("abnormal_movements", "parity/compare-abnormal-movements", LINES, zone, cycleDays),
        market("new_skus", "parity/compare-new-skus", PLACES, zone, cycleDays),
        market("social_inventory", "parity/compare-social-inventory", SAMPLES, zone, cycleDays),
        market("market_states", "parity/compare-market-states", List.of(), zone, cycleDays),
        rate("needs_resolution_rate", 1, zone),
        priceVerdicts(),
        priceCases());
  }

  /** Every revision of every price verdict, by the price law written anew in SQL. */
  public static ParityCheck priceVerdicts() {
    return new ParityCheck(
        "price_verdicts",
        1,
        List.of(),
        SqlFile.read("parity/compare-verdicts")
            .query()
            .replace("${recount}", SqlFile.read("parity/price-verdicts").query())
            .replace("${subject}", SUBJECT),
        Optional.of(
            SqlFile.read("parity/price-verdicts-slices")
                .query()
                .replace("${portion}", Integer.toString(OBSERVATIONS_AT_ONCE))));
  }

  /** Every case that is open, by the violations that the verdicts tell of. */
  public static ParityCheck priceCases() {
    return new ParityCheck(
        "price_cases",
        1,
        List.of(),
        SqlFile.read("parity/compare-cases").query(),
        Optional.empty());
  }

  /** Id of the measure. */
  public String metric() {
    return metric;
  }

  /** Version of its formula. */
  public int version() {
    return version;
  }

  /** All that is put to Trino when nothing is parted, the steps before the comparison. */
  List<String> statements() {
    return Stream.concat(steps.stream().map(Step::query), Stream.of(statement))
        .map(sql -> sql.replace(SLICE, ALL).replace(STEPS, "steps"))
        .toList();
  }

  /** {@link #run(Connection, Consumer)} without a listener. */
  public Result run(Connection trino) throws SQLException {
    return run(trino, progress -> {});
  }

  /**
   * Asks Trino. Jobs at work may be ahead of the archive, or the other way round: the answer is
   * true of a warehouse at rest. The tables of its steps stand in a schema of its own, which is
   * dropped in the end.
   *
   * @param trino a connection with the warehouse's catalog as its default
   * @param progress hears how it goes on, from time to time
   * @throws SQLException if Trino refuses the query
   */
  public Result run(Connection trino, Consumer<ParityProgress> progress) throws SQLException {
    try (Statement query = trino.createStatement()) {
      query.execute(MORE_STAGES);
      ParityRun run = new ParityRun(query, progress);
      if (steps.isEmpty()) {
        return compare(run, "");
      }
      String schema = "parity_" + UUID.randomUUID().toString().replace('-', '_');
      query.execute("CREATE SCHEMA " + schema);
      try {
        for (Step step : steps) {
          make(run, step, schema);
        }
        return compare(run, schema);
      } finally {
        for (Step step : steps) {
          query.execute("DROP TABLE IF EXISTS %s.%s".formatted(schema, step.name()));
        }
        query.execute("DROP SCHEMA " + schema);
      }
    }
  }

  private static void make(ParityRun run, Step step, String schema) throws SQLException {
    String begin = "CREATE TABLE %s.%s AS ".formatted(schema, step.name());
    List<String> slices = slices(run, step.slices(), schema);
    for (int i = 0; i < slices.size(); i++) {
      run.part(step.name(), i + 1, slices.size());
      run.execute(begin + step.query().replace(STEPS, schema).replace(SLICE, slices.get(i)));
      begin = "INSERT INTO %s.%s ".formatted(schema, step.name());
    }
  }

  private Result compare(ParityRun run, String schema) throws SQLException {
    Result result = new Result(0, 0, List.of());
    List<String> parts = slices(run, slices, schema);
    for (int i = 0; i < parts.size(); i++) {
      run.part(metric, i + 1, parts.size());
      result =
          result.and(run.compare(statement.replace(STEPS, schema).replace(SLICE, parts.get(i))));
    }
    return result;
  }

  private static List<String> slices(ParityRun run, Optional<String> slices, String schema)
      throws SQLException {
    return slices.isEmpty() ? List.of(ALL) : run.strings(slices.get().replace(STEPS, schema));
  }

  /** Every count of every pane of the market, from which its measures are taken. */
  private static ParityCheck marketPanes(ZoneId zone, int cycleDays) {
    String comparison =
        SqlFile.read("parity/compare-panes")
            .query()
            .replace("${recount}", SqlFile.read("parity/market-panes").query());
    String slices =
        SqlFile.read("parity/market-cycle-slices")
            .query()
            .replace("${portion}", Integer.toString(COUNTED_AT_ONCE));
    return new ParityCheck(
        "market_panes",
        1,
        with(PANES, zone, cycleDays),
        filled(comparison, zone, cycleDays),
        Optional.of(filled(slices, zone, cycleDays)));
  }

  /** Every measure of the market, by its formula over the counts of its pane. */
  private static ParityCheck marketMeasures() {
    return new ParityCheck(
        "market_measures",
        1,
        List.of(),
        SqlFile.read("parity/compare-measures").query(),
        Optional.of(
            SqlFile.read("parity/market-measures-slices")
                .query()
                .replace("${portion}", Integer.toString(PANES_AT_ONCE))));
  }

  /** What follows from the panes of the market and from the raw tables. */
  private static ParityCheck market(
      String metric, String comparison, List<Step> steps, ZoneId zone, int cycleDays) {
    return new ParityCheck(
        metric,
        1,
        with(steps, zone, cycleDays),
        filled(SqlFile.read(comparison).query(), zone, cycleDays),
        Optional.empty());
  }

  private static List<Step> with(List<Step> steps, ZoneId zone, int cycleDays) {
    return steps.stream().map(step -> step.with(zone, cycleDays)).toList();
  }

  private static String filled(String sql, ZoneId zone, int cycleDays) {
    return sql.replace("${zone}", zone.getId()).replace("${days}", Integer.toString(cycleDays));
  }

  /** A share by region and period, in the view that the catalogue names. */
  private static ParityCheck rate(String metric, int version, ZoneId zone) {
    String statement =
        SqlFile.read("parity/compare-rates")
            .query()
            .replace("${recount}", SqlFile.read("parity/" + metric.replace('_', '-')).query())
            .replace("${metric}", metric)
            .replace("${version}", Integer.toString(version))
            .replace("${place}", MetricCatalogue.metric(metric, version).place())
            .replace("${zone}", zone.getId());
    return new ParityCheck(metric, version, List.of(), statement, Optional.empty());
  }

  private static ParityCheck share(String metric, int version, ZoneId zone, int cycleDays) {
    String statement =
        SqlFile.read("parity/compare-shares")
            .query()
            .replace("${recount}", SqlFile.read("parity/" + metric.replace('_', '-')).query())
            .replace("${metric}", metric)
            .replace("${version}", Integer.toString(version));
    return new ParityCheck(
        metric, version, List.of(), filled(statement, zone, cycleDays), Optional.empty());
  }
}
