package dev.vedette.benchmark;

import dev.vedette.event.StockoutScore;
import dev.vedette.stockout.job.StockoutJobRules;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The stockout job over a market of stocks. */
final class StockoutState implements StateSubject {
  private final MarketOptions options;
  private final SyntheticMarket market;
  private WatermarkSink<StockoutScore> sink = new WatermarkSink<>("state");

  StockoutState(MarketOptions options) {
    this.options = options;
    this.market = options.market();
  }

  @Override
  public long write(TestBed bed, Progress progress) throws IOException {
    MarketTopics.write(bed, market, progress);
    return market.toldInAll();
  }

  @Override
  public void define(StreamExecutionEnvironment environment, String brokers) {
    sink = new WatermarkSink<>("state");
    StockoutUnderTest.define(environment, brokers, sink);
  }

  @Override
  public Duration toTheEnd(FlinkRun run) throws Exception {
    return run.await(
        sink.seen(), market.end().minus(StockoutJobRules.live(ZoneOffset.UTC).allowedLateness()));
  }

  @Override
  public Keys keys(String operator) {
    return new Keys("key", options.size().keys());
  }
}
