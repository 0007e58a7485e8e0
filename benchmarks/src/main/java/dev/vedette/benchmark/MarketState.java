package dev.vedette.benchmark;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.BrandTrend;
import dev.vedette.event.MarketPane;
import dev.vedette.market.job.MarketJob;
import dev.vedette.market.job.MarketPipeline;
import dev.vedette.market.job.MarketRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The market job over a trade. */
final class MarketState implements StateSubject {
  private static final MarketRules RULES = MarketRules.live(OrderCycles.standard());
  private static final String PANES = "market-panes";

  private final MarketOptions options;
  private final SyntheticTrade trade;
  private WatermarkSink<MarketPane> begun = new WatermarkSink<>("state-begun");
  private WatermarkSink<MarketPane> settled = new WatermarkSink<>("state-settled");
  private WatermarkSink<BrandTrend> trends = new WatermarkSink<>("state-trends");

  MarketState(MarketOptions options) {
    this.options = options;
    this.trade = new SyntheticTrade(options.size(), options.seed());
  }

  @Override
  public long write(TestBed bed, Progress progress) throws IOException {
    MarketTopics.write(bed, SyntheticTrade.TYPES, trade::tell, progress);
    return trade.toldInAll();
  }

  @Override
  public void define(StreamExecutionEnvironment environment, String brokers) {
    begun = new WatermarkSink<>("state-begun");
    settled = new WatermarkSink<>("state-settled");
    trends = new WatermarkSink<>("state-trends");
    MarketPipeline.Outputs outputs =
        MarketJob.overTopics(environment, brokers, LocalRegistry.ACCESS, RULES);
    outputs
        .panes()
        .filter(pane -> pane.getRevision() == 1)
        .uid("benchmark-first")
        .sinkTo(begun)
        .uid("benchmark-begun");
    outputs
        .panes()
        .filter(pane -> !pane.getProvisional())
        .uid("benchmark-last")
        .sinkTo(settled)
        .uid("benchmark-settled");
    outputs.trends().sinkTo(trends).uid("benchmark-trends");
  }

  @Override
  public Duration toTheEnd(FlinkRun run) throws Exception {
    Instant end = trade.end().minus(RULES.allowedLateness());
    run.await(begun.seen(), end);
    run.await(settled.seen(), end);
    return run.await(trends.seen(), end);
  }

  /** A pane is kept from its first revision until it is settled. */
  @Override
  public Keys keys(String operator) {
    return operator.equals(PANES)
        ? new Keys("pane", begun.seen().values() - settled.seen().values())
        : new Keys("key", options.size().keys());
  }
}
