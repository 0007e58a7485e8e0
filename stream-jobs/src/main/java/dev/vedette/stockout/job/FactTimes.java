package dev.vedette.stockout.job;

import dev.vedette.flink.HeartbeatWatermarks;
import dev.vedette.stockout.Fact;
import java.time.Instant;

/** What facts say about time. */
final class FactTimes implements HeartbeatWatermarks.Times<Fact> {
  private static final long serialVersionUID = 1;

  @Override
  public Instant of(Fact fact) {
    return fact.at();
  }

  @Override
  public boolean isHeartbeat(Fact fact) {
    return fact instanceof Fact.TimeReached;
  }
}
