package dev.vedette.benchmark;

import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.job.StockoutJob;
import dev.vedette.stockout.job.StockoutJobRules;
import dev.vedette.stockout.job.StockoutPipeline;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The stockout job as it runs in the stack, from its topics to its topics, with the rules of the
 * stack. In place of its two tables stand sinks that count.
 */
final class StockoutUnderTest {
  private StockoutUnderTest() {}

  static void define(
      StreamExecutionEnvironment environment, String brokers, WatermarkSink<StockoutScore> end) {
    StockoutPipeline.Outputs outputs =
        StockoutJob.overTopics(
            environment, brokers, LocalRegistry.ACCESS, StockoutJobRules.live(ZoneOffset.UTC));
    outputs.scores().sinkTo(end).name("benchmark-end").uid("benchmark-end");
  }
}
