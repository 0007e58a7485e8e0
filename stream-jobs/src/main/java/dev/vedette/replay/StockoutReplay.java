package dev.vedette.replay;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.job.StockoutJobRules;
import dev.vedette.stockout.job.StockoutPipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * The production stockout pipeline over a recorded feed. The same feed gives the same alerts, byte
 * for byte.
 */
public final class StockoutReplay {
  /** The order of the rows in the output, which depends on nothing but the rows. */
  private static final Comparator<StockoutAlert> BY_TIME =
      Comparator.comparing(StockoutAlert::getAt)
          .thenComparing(StockoutAlert::getOutletId)
          .thenComparing(StockoutAlert::getSku)
          .thenComparing(StockoutAlert::getAlertId)
          .thenComparingInt(StockoutAlert::getRevision);

  private StockoutReplay() {}

  /**
   * Runs the feed to its end.
   *
   * @param parallelism threads that keep books
   * @return the settled statements, in the order of their time
   * @throws IOException if the job fails
   */
  public static List<StockoutAlert> run(FactFeed feed, int parallelism) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    StockoutPipeline.Outputs outputs =
        StockoutPipeline.build(
            StockoutPipeline.recorded(environment, new FactIterator(feed)),
            StockoutJobRules.replay());
    DataStream<StockoutAlert> alerts = outputs.alerts();
    List<StockoutAlert> said = new ArrayList<>();
    try (CloseableIterator<StockoutAlert> results = alerts.executeAndCollect("replay")) {
      results.forEachRemaining(said::add);
    } catch (Exception e) {
      throw new IOException("Cannot replay: the job failed. " + e.getMessage(), e);
    }
    said.sort(BY_TIME);
    return said;
  }
}
