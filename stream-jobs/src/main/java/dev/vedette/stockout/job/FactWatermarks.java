package dev.vedette.stockout.job;

import dev.vedette.stockout.Fact;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Lets event time follow the newest fact or heartbeat of a partition, less the allowed lateness.
 * Flink takes the slowest partition, and heartbeats reach all of them, so a quiet partition holds
 * nothing up and a backlog makes nothing late: no partition is ever taken for idle.
 */
final class FactWatermarks implements WatermarkGenerator<Fact> {
  private final long latenessMillis;
  private long newest = Long.MIN_VALUE;

  private FactWatermarks(Duration allowedLateness) {
    this.latenessMillis = allowedLateness.toMillis();
  }

  static WatermarkStrategy<Fact> strategy(Duration allowedLateness) {
    return WatermarkStrategy.<Fact>forGenerator(context -> new FactWatermarks(allowedLateness))
        .withTimestampAssigner((fact, kafkaTimestamp) -> fact.at().toEpochMilli());
  }

  @Override
  public void onEvent(Fact fact, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, timestamp);
    if (fact instanceof Fact.TimeReached) {
      emit(output);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    if (newest != Long.MIN_VALUE) {
      emit(output);
    }
  }

  /** Less a millisecond, since a watermark closes its own millisecond. */
  private void emit(WatermarkOutput output) {
    output.emitWatermark(new Watermark(newest - latenessMillis - 1));
  }
}
