package dev.vedette.market.job;

import dev.vedette.market.Contribution;
import dev.vedette.market.Pane;
import dev.vedette.market.PaneChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what this task's outlets add to each pane, that is for every level of the region path and
 * every group that the item is looked at by, and passes the sums on with the next watermark or
 * checkpoint. Nothing is held across a checkpoint, so there is no state.
 */
// Flink fills the transient field.
@SuppressWarnings("NullAway.Init")
final class RollUpOperator extends AbstractStreamOperator<PaneChange>
    implements OneInputStreamOperator<Contribution, PaneChange>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** Some tens of megabytes; a larger bundle would save little more. */
  private static final int MOST_PANES = 20_000;

  private transient Map<Pane, PaneChange> sums;

  @Override
  public void open() throws Exception {
    super.open();
    sums = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Contribution> element) {
    Contribution contribution = element.getValue();
    for (Pane pane : contribution.panes()) {
      sums.merge(
          pane,
          new PaneChange(pane, contribution.change(), contribution.recordedAt()),
          PaneChange::plus);
    }
    if (sums.size() >= MOST_PANES) {
      passOn();
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    passOn();
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    passOn();
  }

  @Override
  public void endInput() {
    passOn();
  }

  private void passOn() {
    for (PaneChange sum : sums.values()) {
      if (!sum.change().isZero()) {
        output.collect(new StreamRecord<>(sum));
      }
    }
    sums.clear();
  }
}
