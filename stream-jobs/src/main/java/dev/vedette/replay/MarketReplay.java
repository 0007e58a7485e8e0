package dev.vedette.replay;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.job.MarketPipeline;
import dev.vedette.market.job.MarketRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The production market pipeline over a recorded feed. The same feed gives the same settled panes
 * and trends; how often each was revised before depends on the wall clock.
 */
public final class MarketReplay {
  private static final String WITHDRAWN = "withdrawn";

  /** The order of the rows in the output, which depends on nothing but the rows. */
  private static final Comparator<MarketPane> PANES_BY_TIME =
      Comparator.comparing(MarketPane::getPeriodStart)
          .thenComparingInt(MarketPane::getPeriodDays)
          .thenComparing(MarketPane::getRegion)
          .thenComparing(MarketPane::getGroupKind)
          .thenComparing(MarketPane::getGroupValue)
          .thenComparing(MarketPane::getItemKind)
          .thenComparing(MarketPane::getItem);

  private static final Comparator<BrandTrend> TRENDS_BY_TIME =
      Comparator.comparing(BrandTrend::getPeriodStart)
          .thenComparing(BrandTrend::getRegion)
          .thenComparing(BrandTrend::getItemKind)
          .thenComparing(BrandTrend::getItem);

  private MarketReplay() {}

  /**
   * What stands in the end, in the order of time.
   *
   * @param panes of the periods whose order cycle is settled
   * @param trends at the end of these cycles
   */
  public record Results(List<MarketPane> panes, List<BrandTrend> trends) {}

  /**
   * Runs the feed to its end.
   *
   * @param rules how the job counts
   * @param parallelism threads that keep books
   * @throws IOException if the job fails
   */
  public static Results run(MarketFeed feed, MarketRules rules, int parallelism)
      throws IOException {
    StreamExecutionEnvironment environment = ReplayRun.environment(parallelism);
    MarketPipeline.Outputs outputs =
        MarketPipeline.build(
            MarketPipeline.recorded(environment, new MarketFactIterator(feed, rules), rules),
            rules);
    List<MarketPane> panes = new ArrayList<>();
    List<BrandTrend> trends = new ArrayList<>();
    ReplayRun.collect(
        "the market",
        outputs
            .panes()
            .filter(pane -> !pane.getProvisional() && !pane.getStatus().equals(WITHDRAWN)),
        MarketPane.class,
        panes::add,
        outputs
            .trends()
            .filter(trend -> !trend.getProvisional() && !trend.getStatus().equals(WITHDRAWN)),
        BrandTrend.class,
        trends::add);
    panes.sort(PANES_BY_TIME);
    trends.sort(TRENDS_BY_TIME);
    return new Results(panes, trends);
  }
}
