package dev.vedette.availability.job;

import dev.vedette.availability.Cell;
import dev.vedette.availability.Contribution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up the contributions of this task's outlets for every level of the region path, and passes
 * the sums on with the next watermark or checkpoint. The top of a country thus gets one value per
 * task where it would get one per outlet. Nothing is held across a checkpoint, so there is no
 * state.
 */
// Flink fills the transient field.
@SuppressWarnings("NullAway.Init")
final class RollUpOperator extends AbstractStreamOperator<Contribution>
    implements OneInputStreamOperator<Contribution, Contribution>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** Some ten megabytes; a larger bundle would save little more. */
  private static final int MOST_CELLS = 20_000;

  private transient Map<Cell, Contribution> sums;

  @Override
  public void open() throws Exception {
    super.open();
    sums = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<Contribution> element) {
    Contribution contribution = element.getValue();
    for (Cell cell : contribution.cell().levels()) {
      sums.merge(
          cell,
          new Contribution(cell, contribution.change(), contribution.recordedAt()),
          Contribution::plus);
    }
    if (sums.size() >= MOST_CELLS) {
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
    for (Contribution sum : sums.values()) {
      if (!sum.change().isZero()) {
        output.collect(new StreamRecord<>(sum));
      }
    }
    sums.clear();
  }
}
