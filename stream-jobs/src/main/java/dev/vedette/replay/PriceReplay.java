package dev.vedette.replay;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.job.CurrentVerdicts;
import dev.vedette.price.job.PriceJobRules;
import dev.vedette.price.job.PricePipeline;
import java.io.IOException;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
    StreamExecutionEnvironment environment = ReplayRun.environment(parallelism);
    PricePipeline.Outputs outputs =
        PricePipeline.build(
            PricePipeline.recorded(environment, new PriceFactIterator(feed)),
            PriceJobRules.replay());
    CurrentVerdicts current = new CurrentVerdicts();
    ReplayRun.collect("prices", outputs.verdicts(), current::add);
    return current.list();
  }
}
