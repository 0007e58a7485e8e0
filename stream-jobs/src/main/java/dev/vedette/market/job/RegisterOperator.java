package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.market.Fact;
import dev.vedette.market.Periods;
import dev.vedette.market.ProductFile;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Decides, in one task for all, from which order cycle on the record of a SKU holds. The outlets'
 * tasks are never ahead of this one's watermark when they get its word, so each of them can do as
 * it says, and none does otherwise.
 */
// Flink fills the transient fields.
@SuppressWarnings("NullAway.Init")
final class RegisterOperator extends AbstractStreamOperator<ProductFile.Word>
    implements OneInputStreamOperator<Arrival, ProductFile.Word> {
  private static final long serialVersionUID = 1;

  private final Periods periods;
  private final OutputTag<LateEvent> lateTag;

  private transient ListState<Long> watermarks;
  private transient long watermark;

  RegisterOperator(Periods periods, OutputTag<LateEvent> lateTag) {
    this.periods = periods;
    this.lateTag = lateTag;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    watermarks = context.getOperatorStateStore().getUnionListState(MarketState.WATERMARK);
    watermark = Long.MIN_VALUE;
    if (context.isRestored()) {
      for (long kept : watermarks.get()) {
        watermark = kept;
      }
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    watermarks.update(List.of(watermark));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    // The end of a feed, which has the highest watermark, lets no time pass.
    if (mark.getTimestamp() != Long.MAX_VALUE) {
      watermark = Math.max(watermark, mark.getTimestamp());
    }
    super.processWatermark(mark);
  }

  @Override
  public void processElement(StreamRecord<Arrival> element) {
    Arrival arrival = element.getValue();
    Fact.Made fact = (Fact.Made) arrival.fact();
    long cycle = periods.cycle(periods.day(fact.at()));
    if (watermark != Long.MIN_VALUE) {
      Instant settledUntil = Instant.ofEpochMilli(watermark + 1);
      long open = periods.cycle(periods.day(settledUntil));
      if (cycle < open) {
        output.collect(lateTag, new StreamRecord<>(LateFacts.late(arrival, settledUntil)));
        cycle = open;
      }
    }
    output.collect(new StreamRecord<>(new ProductFile.Word(fact, cycle)));
  }
}
