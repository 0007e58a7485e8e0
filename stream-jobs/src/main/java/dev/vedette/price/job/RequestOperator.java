package dev.vedette.price.job;

import dev.vedette.event.PriceRejudgeRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Puts requests together between checkpoints, since a folder of old observations would otherwise
 * make one of each. Nothing is held across a checkpoint, so there is no state.
 */
// Flink fills the transient field.
@SuppressWarnings("NullAway.Init")
final class RequestOperator extends AbstractStreamOperator<PriceRejudgeRequest>
    implements OneInputStreamOperator<PriceRejudgeRequest, PriceRejudgeRequest>, BoundedOneInput {
  private static final long serialVersionUID = 1;

  private transient Map<String, PriceRejudgeRequest> bundles;

  @Override
  public void open() throws Exception {
    super.open();
    bundles = new LinkedHashMap<>();
  }

  @Override
  public void processElement(StreamRecord<PriceRejudgeRequest> element) {
    PriceRejudgeRequest request = element.getValue();
    bundles.merge(Requests.bundle(request), request, Requests::together);
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
    for (PriceRejudgeRequest request : bundles.values()) {
      output.collect(new StreamRecord<>(request));
    }
    bundles.clear();
  }
}
