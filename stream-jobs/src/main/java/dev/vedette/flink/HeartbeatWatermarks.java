package dev.vedette.flink;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Lets event time follow the newest value or heartbeat of a partition, less the allowed lateness.
 * Flink takes the slowest partition, and heartbeats reach all of them, so a quiet partition holds
 * nothing up and a backlog makes nothing late: no partition is ever taken for idle.
 *
 * @param <T> the values, heartbeats among them
 */
public final class HeartbeatWatermarks<T> implements WatermarkGenerator<T> {
  private final Times<T> times;
  private final long latenessMillis;
  private long newest = Long.MIN_VALUE;

  /**
   * What a value says about time.
   *
   * @param <T> the values
   */
  public interface Times<T> extends Serializable {
    /** When it happened. */
    Instant of(T value);

    /** Whether it says nothing but how far time has come. */
    boolean isHeartbeat(T value);
  }

  private HeartbeatWatermarks(Times<T> times, Duration allowedLateness) {
    this.times = times;
    this.latenessMillis = allowedLateness.toMillis();
  }

  /** Watermarks that trail the newest time of a partition by {@code allowedLateness}. */
  public static <T> WatermarkStrategy<T> strategy(Times<T> times, Duration allowedLateness) {
    return WatermarkStrategy.<T>forGenerator(
            context -> new HeartbeatWatermarks<>(times, allowedLateness))
        .withTimestampAssigner((value, kafkaTimestamp) -> times.of(value).toEpochMilli());
  }

  @Override
  public void onEvent(T value, long timestamp, WatermarkOutput output) {
    newest = Math.max(newest, timestamp);
    if (times.isHeartbeat(value)) {
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
