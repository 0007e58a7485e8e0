package dev.vedette.flink;

import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * How far event time has come for an operator. Flink forgets the watermark at a restart; this is
 * kept, so that what was given as settled stays so. After a restart it is the slowest of all tasks,
 * which is what the operators that follow have seen. Not for several threads.
 */
public final class KeptWatermark {
  private final ListState<Long> stored;
  private long time;

  private KeptWatermark(ListState<Long> stored, long time) {
    this.stored = stored;
    this.time = time;
  }

  /** To be called where an operator's state is initialized. */
  public static KeptWatermark of(
      StateInitializationContext context, ListStateDescriptor<Long> descriptor) throws Exception {
    ListState<Long> stored = context.getOperatorStateStore().getUnionListState(descriptor);
    long slowest = Long.MAX_VALUE;
    for (long task : stored.get()) {
      slowest = Math.min(slowest, task);
    }
    return new KeptWatermark(stored, slowest == Long.MAX_VALUE ? Long.MIN_VALUE : slowest);
  }

  /** To be called with each watermark. */
  public void reach(Watermark mark) {
    // The end of a feed, which has the highest watermark, lets no time pass.
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      time = Math.max(time, mark.getTimestamp());
    }
  }

  /** To be called where an operator's state is snapshot. */
  public void store() throws Exception {
    stored.update(List.of(time));
  }

  /** Whether there has been any. */
  public boolean isKnown() {
    return time != Long.MIN_VALUE;
  }

  /**
   * @param timestamp milliseconds since 1970
   */
  public boolean hasReached(long timestamp) {
    return time >= timestamp;
  }

  /**
   * Everything before is settled: a watermark says that its whole millisecond is over. Only where
   * it {@linkplain #isKnown is known}.
   */
  public Instant settledUntil() {
    return Instant.ofEpochMilli(time + 1);
  }
}
