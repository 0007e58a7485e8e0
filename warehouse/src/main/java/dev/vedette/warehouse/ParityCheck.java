package dev.vedette.warehouse;

import static dev.vedette.warehouse.ParityStep.ALL;
import static dev.vedette.warehouse.ParityStep.SLICE;

import dev.vedette.metric.MetricCatalogue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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

  /** Order lines and readings of whole order cycles: a pane counts each of them many times. */
  private static final int COUNTED_AT_ONCE = 250_000;

  /** Order lines as they count in the end. */
  private static final List<ParityStep> LINES =
      List.of(ParityStep.whole("late"), ParityStep.byOutlet("lines"));

  /** These, and what is said of them. */
  private static final List<ParityStep> SALES = plus(LINES, "sales");

  /** These, and what is said of those who ordered them. */
  private static final List<ParityStep> CUSTOMERS =
      plus(LINES, "customers", "counts", "repurchase");

  /** These, and what is said of those that are out of the ordinary. */
  private static final List<ParityStep> MOVEMENTS = plus(LINES, "movements");

  /** Where outlets lay. */
  private static final List<ParityStep> PLACES =
      List.of(
          ParityStep.whole("late"),
          ParityStep.whole("horizon"),
          ParityStep.byOutlet("lines"),
          ParityStep.byOutlet("seen"),
          ParityStep.whole("placed"));

  /** What was sampled, of what, and where. */
  private static final List<ParityStep> SAMPLES = plus(PLACES, "known");

  /** All that the panes are counted from. */
  private static final List<ParityStep> PANES = plus(PLACES, "weights", "known");

  private final String metric;
  private final int version;
  private final List<ParityStep> steps;
  private final String statement;
  private final Optional<String> slices;

  /**
   * @param steps tables that are made before anything is compared
   * @param statement gives one row: compared, differing, examples
   * @param slices gives conditions, one a row, that part what is compared; each is put into the
   *     statement
   */
  private ParityCheck(
      String metric,
      int version,
      List<ParityStep> steps,
      String statement,
      Optional<String> slices) {
    this.metric = metric;
    this.version = version;
    this.steps = steps;
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
        market("brand_trends", "parity/compare-trends", List.of(), zone, cycleDays),
        market("sales_measures", "parity/compare-sales", SALES, zone, cycleDays),
        market("customers", "parity/compare-customers", CUSTOMERS, zone, cycleDays),
        market("customer_changes", "parity/compare-customer-changes", LINES, zone, cycleDays),
        movements(zone, cycleDays),
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
    return Stream.concat(steps.stream().map(ParityStep::query), Stream.of(statement))
        .map(sql -> sql.replace(SLICE, ALL).replace(ParityStep.SCHEMA, "steps"))
        .toList();
  }

  /** Runs by itself: {@link #run(ParityWorkspace, Consumer)} with no other check to share with. */
  public Result run(Connection trino) throws SQLException {
    try (ParityWorkspace workspace = new ParityWorkspace(trino)) {
      return run(workspace, progress -> {});
    }
  }

  /**
   * Asks Trino. Jobs at work may be ahead of the archive, or the other way round, and so may what
   * the workspace holds already: the answer is true of a warehouse at rest.
   *
   * @param workspace where tables on the way are made, unless another check has made them
   * @param progress hears how it goes on, from time to time
   * @throws SQLException if Trino refuses the query
   */
  public Result run(ParityWorkspace workspace, Consumer<ParityProgress> progress)
      throws SQLException {
    ParityRun run = workspace.begin(progress);
    for (ParityStep step : steps) {
      workspace.make(step, run);
    }
    Result result = new Result(0, 0, List.of());
    List<String> parts =
        slices.isEmpty() ? List.of(ALL) : run.strings(workspace.fill(slices.get()));
    for (int i = 0; i < parts.size(); i++) {
      run.part(metric, i + 1, parts.size());
      result = result.and(run.compare(workspace.fill(statement).replace(SLICE, parts.get(i))));
    }
    return result;
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
        ParityStep.filled(comparison, zone, cycleDays),
        Optional.of(ParityStep.filled(slices, zone, cycleDays)));
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
      String metric, String comparison, List<ParityStep> steps, ZoneId zone, int cycleDays) {
    return new ParityCheck(
        metric,
        1,
        with(steps, zone, cycleDays),
        ParityStep.filled(SqlFile.read(comparison).query(), zone, cycleDays),
        Optional.empty());
  }

  /** Every movement that is out of the ordinary, some outlets at a time. */
  private static ParityCheck movements(ZoneId zone, int cycleDays) {
    return new ParityCheck(
        "abnormal_movements",
        1,
        with(MOVEMENTS, zone, cycleDays),
        ParityStep.filled(
            SqlFile.read("parity/compare-abnormal-movements").query(), zone, cycleDays),
        Optional.of(ParityStep.outletSlices()));
  }

  private static List<ParityStep> plus(List<ParityStep> steps, String... more) {
    return Stream.concat(steps.stream(), Stream.of(more).map(ParityStep::whole)).toList();
  }

  private static List<ParityStep> with(List<ParityStep> steps, ZoneId zone, int cycleDays) {
    return steps.stream().map(step -> step.with(zone, cycleDays)).toList();
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
        metric,
        version,
        List.of(),
        ParityStep.filled(statement, zone, cycleDays),
        Optional.empty());
  }
}
