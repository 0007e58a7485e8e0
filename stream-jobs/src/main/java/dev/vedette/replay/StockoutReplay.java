package dev.vedette.replay;

import dev.vedette.event.StockoutAlert;
import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.StockoutRules;
import dev.vedette.stockout.job.StockoutJobRules;
import dev.vedette.stockout.job.StockoutPipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The production stockout pipeline over a recorded feed. The same feed gives the same alerts, byte
 * for byte.
 */
public final class StockoutReplay {
  /** The order of the rows in the output, which depends on nothing but the rows. */
  private static final Comparator<StockoutAlert> BY_TIME =
      Comparator.comparing(StockoutAlert::getAt)
          // Incidents have no outlet.
          .thenComparing(
              StockoutAlert::getOutletId, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(StockoutAlert::getSku)
          .thenComparing(StockoutAlert::getAlertId)
          .thenComparingInt(StockoutAlert::getRevision);

  private static final Comparator<StockoutScore> SCORES_BY_TIME =
      Comparator.comparing(StockoutScore::getAsOf)
          .thenComparing(StockoutScore::getOutletId)
          .thenComparing(StockoutScore::getSku);

  private StockoutReplay() {}

  /**
   * What a replay says.
   *
   * @param alerts the settled statements, in the order of their time
   * @param scores outlooks in the order of their time; none unless the rules ask for them
   */
  public record Results(List<StockoutAlert> alerts, List<StockoutScore> scores) {}

  /**
   * Runs the feed to its end.
   *
   * @param rules when stock is a matter for somebody
   * @param parallelism threads that keep books
   * @throws IOException if the job fails
   */
  public static Results run(FactFeed feed, StockoutRules rules, int parallelism)
      throws IOException {
    List<StockoutScore> scores = new ArrayList<>();
    List<StockoutAlert> alerts = run(feed, rules, parallelism, scores::add);
    scores.sort(SCORES_BY_TIME);
    return new Results(alerts, scores);
  }

  /**
   * Runs the feed to its end.
   *
   * @param scores is given outlooks as they come, in no order
   * @return the settled statements, in the order of their time
   * @throws IOException if the job fails
   */
  public static List<StockoutAlert> run(
      FactFeed feed, StockoutRules rules, int parallelism, Consumer<StockoutScore> scores)
      throws IOException {
    StreamExecutionEnvironment environment = ReplayRun.environment(parallelism);
    StockoutPipeline.Outputs outputs =
        StockoutPipeline.build(
            StockoutPipeline.recorded(environment, new FactIterator(feed)),
            StockoutJobRules.replay().with(rules));
    List<StockoutAlert> alerts = new ArrayList<>();
    ReplayRun.collect(
        "stockouts",
        outputs.alerts(),
        StockoutAlert.class,
        alerts::add,
        outputs.scores(),
        StockoutScore.class,
        scores);
    alerts.sort(BY_TIME);
    return alerts;
  }
}
