package dev.vedette.market.job;

import dev.vedette.event.LateEvent;
import dev.vedette.flink.KeptWatermark;
import dev.vedette.market.Fact;
import dev.vedette.market.Periods;
import dev.vedette.market.ProductFile;
import java.time.Instant;
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

  private transient KeptWatermark watermark;

  RegisterOperator(Periods periods, OutputTag<LateEvent> lateTag) {
    this.periods = periods;
    this.lateTag = lateTag;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    watermark = KeptWatermark.of(context, MarketState.WATERMARK);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    watermark.store();
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    watermark.reach(mark);
    super.processWatermark(mark);
  }

  @Override
  public void processElement(StreamRecord<Arrival> element) {
    Arrival arrival = element.getValue();
    Fact.Made fact = (Fact.Made) arrival.fact();
    long cycle = periods.cycle(periods.day(fact.at()));
    if (watermark.isKnown()) {
      Instant settledUntil = watermark.settledUntil();
      long open = periods.cycle(periods.day(settledUntil));
      if (cycle < open) {
        output.collect(lateTag, new StreamRecord<>(LateFacts.late(arrival, settledUntil)));
        cycle = open;
      }
    }
    output.collect(new StreamRecord<>(new ProductFile.Word(fact, cycle)));
  }
}
