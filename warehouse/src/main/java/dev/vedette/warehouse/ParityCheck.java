package dev.vedette.warehouse;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private static final int PANES_AT_ONCE = 50_000;

  /** What an observed price is, however often it is corrected: its business key, as one value. */
  private static final String SUBJECT =
      "md5(to_utf8(concat_ws(chr(31), coalesce(visit_id, chr(0)), outlet_id, sku, CAST(observed_at AS varchar), basis, source, coalesce(observer_id, chr(0)))))";

  /**
   * A recount names its steps and uses some of them often, and Trino plans each use anew: that of
   * the market takes 187 stages, and 150 are allowed to a query that says nothing.
   */
  private static final String MORE_STAGES = "SET SESSION query_max_stage_count = 500";

  private static final String SLICE = "${slice}";
  private static final String ALL = "true";

  private final String metric;
  private final int version;
  private final String statement;
  private final Optional<String> slices;

  /**
   * @param statement gives one row: compared, differing, examples
   * @param slices gives conditions, one a row, that part what is compared; each is put into the
   *     statement
   */
  private ParityCheck(String metric, int version, String statement, Optional<String> slices) {
    this.metric = metric;
    this.version = version;
    this.statement = statement.replace("${examples}", Integer.toString(EXAMPLES));
    this.slices = slices;
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
        market("brand_trends", "parity/compare-trends", zone, cycleDays),
        market("sales_measures", "parity/compare-sales", zone, cycleDays),
        market("customers", "parity/compare-customers", zone, cycleDays),
        priceVerdicts(),
        priceCases());
  }

  /** Every revision of every price verdict, by the price law written anew in SQL. */
  public static ParityCheck priceVerdicts() {
    return new ParityCheck(
        "price_verdicts",
        1,
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
        "price_cases", 1, SqlFile.read("parity/compare-cases").query(), Optional.empty());
  }

  /** Id of the measure. */
  public String metric() {
    return metric;
  }

  /** Version of its formula. */
  public int version() {
    return version;
  }

  /** What is put to Trino when nothing is parted. */
  String statement() {
    return statement.replace(SLICE, ALL);
  }

  /**
   * Asks Trino. Jobs at work may be ahead of the archive, or the other way round: the answer is
   * true of a warehouse at rest.
   *
   * @param trino a connection with the warehouse's catalog as its default
   * @throws SQLException if Trino refuses the query
   */
  public Result run(Connection trino) throws SQLException {
    Result result = new Result(0, 0, List.of());
    try (Statement query = trino.createStatement()) {
      query.execute(MORE_STAGES);
      for (String slice : slices(query)) {
        result = result.and(compare(query, statement.replace(SLICE, slice)));
      }
    }
    return result;
  }

  private List<String> slices(Statement query) throws SQLException {
    if (slices.isEmpty()) {
      return List.of(ALL);
    }
    List<String> conditions = new ArrayList<>();
    try (ResultSet rows = query.executeQuery(slices.get())) {
      while (rows.next()) {
        conditions.add(Objects.requireNonNull(rows.getString(1)));
      }
    }
    return conditions;
  }

  private static Result compare(Statement query, String statement) throws SQLException {
    try (ResultSet row = query.executeQuery(statement)) {
      row.next();
      List<String> examples = new ArrayList<>();
      Array found = row.getArray(3);
      if (found != null) {
        for (Object example : (Object[]) found.getArray()) {
          examples.add(String.valueOf(example));
        }
      }
      return new Result(row.getLong(1), row.getLong(2), examples);
    }
  }

  /** Every count of every pane of the market, from which its measures are taken. */
  private static ParityCheck marketPanes(ZoneId zone, int cycleDays) {
    String statement =
        SqlFile.read("parity/compare-panes")
            .query()
            .replace("${recount}", SqlFile.read("parity/market-panes").query())
            .replace("${zone}", zone.getId())
            .replace("${days}", Integer.toString(cycleDays));
    return new ParityCheck("market_panes", 1, statement, Optional.empty());
  }

  /** Every measure of the market, by its formula over the counts of its pane. */
  private static ParityCheck marketMeasures() {
    return new ParityCheck(
        "market_measures",
        1,
        SqlFile.read("parity/compare-measures").query(),
        Optional.of(
            SqlFile.read("parity/market-measures-slices")
                .query()
                .replace("${portion}", Integer.toString(PANES_AT_ONCE))));
  }

  /** What follows from the panes of the market and from the raw tables. */
  private static ParityCheck market(String metric, String comparison, ZoneId zone, int cycleDays) {
    String statement =
        SqlFile.read(comparison)
            .query()
            .replace("${zone}", zone.getId())
            .replace("${days}", Integer.toString(cycleDays));
    return new ParityCheck(metric, 1, statement, Optional.empty());
  }

  private static ParityCheck share(String metric, int version, ZoneId zone, int cycleDays) {
    String statement =
        SqlFile.read("parity/compare-shares")
            .query()
            .replace("${recount}", SqlFile.read("parity/" + metric.replace('_', '-')).query())
            .replace("${metric}", metric)
            .replace("${version}", Integer.toString(version))
            .replace("${zone}", zone.getId())
            .replace("${days}", Integer.toString(cycleDays));
    return new ParityCheck(metric, version, statement, Optional.empty());
  }
}
