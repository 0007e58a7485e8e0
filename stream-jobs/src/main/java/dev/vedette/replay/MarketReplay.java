package dev.vedette.replay;

import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.job.MarketPipeline;
import dev.vedette.market.job.MarketRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.Either;
import org.apache.flink.util.CloseableIterator;

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
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    MarketPipeline.Outputs outputs =
        MarketPipeline.build(
            MarketPipeline.recorded(environment, new MarketFactIterator(feed, rules), rules),
            rules);
    List<MarketPane> panes = new ArrayList<>();
    List<BrandTrend> trends = new ArrayList<>();
    try (CloseableIterator<Either<MarketPane, BrandTrend>> results =
        together(outputs).executeAndCollect("replay of the market")) {
      while (results.hasNext()) {
        Either<MarketPane, BrandTrend> next = results.next();
        if (next.isLeft()) {
          panes.add(next.left());
        } else {
          trends.add(next.right());
        }
      }
    } catch (Exception e) {
      throw new IOException("Cannot replay: the market job failed. " + e.getMessage(), e);
    }
    panes.sort(PANES_BY_TIME);
    trends.sort(TRENDS_BY_TIME);
    return new Results(panes, trends);
  }

  /** What is settled, as one stream, since two would wait for each other to be read. */
  private static DataStream<Either<MarketPane, BrandTrend>> together(
      MarketPipeline.Outputs outputs) {
    TypeInformation<Either<MarketPane, BrandTrend>> type =
        new EitherTypeInfo<>(
            new AvroTypeInfo<>(MarketPane.class), new AvroTypeInfo<>(BrandTrend.class));
    DataStream<Either<MarketPane, BrandTrend>> panes =
        outputs
            .panes()
            .filter(pane -> !pane.getProvisional() && !pane.getStatus().equals(WITHDRAWN))
            .map(pane -> Either.<MarketPane, BrandTrend>Left(pane), type);
    DataStream<Either<MarketPane, BrandTrend>> trends =
        outputs
            .trends()
            .filter(trend -> !trend.getProvisional() && !trend.getStatus().equals(WITHDRAWN))
            .map(trend -> Either.<MarketPane, BrandTrend>Right(trend), type);
    return panes.union(trends);
  }
}
