package dev.vedette.benchmark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Counts what comes and forgets it, and remembers how far event time has come: what the operators
 * before it were given before that time, they have dealt with.
 *
 * @param <T> whatever comes
 */
final class WatermarkSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1;
  private static final Map<String, Seen> SEEN = new ConcurrentHashMap<>();

  private final String name;

  /** What has come. */
  static final class Seen {
    private final AtomicLongArray watermarks = new AtomicLongArray(FlinkRun.PARALLELISM);
    private final AtomicLong values = new AtomicLong();

    private Seen() {
      for (int task = 0; task < watermarks.length(); task++) {
        watermarks.set(task, Long.MIN_VALUE);
      }
    }

    /** Where the slowest task is. */
    long watermark() {
      long least = Long.MAX_VALUE;
      for (int task = 0; task < watermarks.length(); task++) {
        least = Math.min(least, watermarks.get(task));
      }
      return least;
    }

    long values() {
      return values.get();
    }
  }

  WatermarkSink(String name) {
    this.name = name;
    SEEN.put(name, new Seen());
  }

  /** What has come since this was made; tasks in this process share it. */
  Seen seen() {
    return SEEN.getOrDefault(name, new Seen());
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    Seen seen = seen();
    int task = context.getTaskInfo().getIndexOfThisSubtask();
    return new SinkWriter<>() {
      @Override
      public void write(T value, Context ignored) {
        seen.values.incrementAndGet();
      }

      @Override
      public void writeWatermark(Watermark mark) {
        seen.watermarks.set(task, mark.getTimestamp());
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
