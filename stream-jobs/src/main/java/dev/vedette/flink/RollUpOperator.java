package dev.vedette.flink;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Adds up what this task's values say of each cell of a cube, and passes the sums on with the next
 * watermark or checkpoint. The top of a country thus gets one value per task where it would get one
 * per outlet. Nothing is held across a checkpoint, so there is no state.
 *
 * @param <I> values, each of which concerns some cells
 * @param <K> what cells are told apart by
 * @param <O> changes in one cell
 */
// Flink fills the transient field.
@SuppressWarnings("NullAway.Init")
public final class RollUpOperator<I, K, O> extends AbstractStreamOperator<O>
    implements OneInputStreamOperator<I, O>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  /** Some tens of megabytes; a larger bundle would save little more. */
  private static final int MOST_CELLS = 20_000;

  private final Cube<I, K, O> cube;

  private transient Map<K, O> sums;

  /** How values become changes of cells. */
  public interface Cube<I, K, O> extends Serializable {
    /** What a value changes, each cell once. */
    Iterable<O> changes(I value);

    /** The cell of a change. */
    K cell(O change);

    /** Both changes of one cell in one. */
    O plus(O one, O other);

    /** Whether it changes nothing. */
    boolean isZero(O change);
  }

  public RollUpOperator(Cube<I, K, O> cube) {
    this.cube = cube;
  }

  @Override
  public void open() throws Exception {
    super.open();
    sums = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<I> element) {
    for (O change : cube.changes(element.getValue())) {
      sums.merge(cube.cell(change), change, cube::plus);
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
    for (O sum : sums.values()) {
      if (!cube.isZero(sum)) {
        output.collect(new StreamRecord<>(sum));
      }
    }
    sums.clear();
  }
}
