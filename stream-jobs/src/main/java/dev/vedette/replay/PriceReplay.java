package dev.vedette.replay;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.job.CurrentVerdicts;
import dev.vedette.price.job.PriceJobRules;
import dev.vedette.price.job.PricePipeline;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * The production price pipeline over a recorded feed. The same facts give the same verdicts, byte
 * for byte but for the wall clock, in whatever order they come.
 */
public final class PriceReplay {
  private PriceReplay() {}

  /**
   * Runs the feed to its end.
   *
   * @param parallelism threads that judge
   * @return all revisions of all verdicts, in the order of {@link CurrentVerdicts#list}
   * @throws IOException if the job fails
   */
  public static List<PriceVerdict> run(PriceFeed feed, int parallelism) throws IOException {
    Configuration configuration = new Configuration();
    configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    PricePipeline.Outputs outputs =
        PricePipeline.build(
            PricePipeline.recorded(environment, new PriceFactIterator(feed)),
            PriceJobRules.replay());
    CurrentVerdicts current = new CurrentVerdicts();
    try (CloseableIterator<PriceVerdict> statements =
        outputs.verdicts().executeAndCollect("replay of prices")) {
      statements.forEachRemaining(current::add);
    } catch (Exception e) {
      throw new IOException("Cannot replay: the price job failed. " + e.getMessage(), e);
    }
    return current.list();
  }
}
