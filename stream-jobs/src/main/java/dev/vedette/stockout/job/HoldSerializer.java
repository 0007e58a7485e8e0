package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.HoldTimeline;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link HoldTimeline} in the form of {@link DepotCodec}, which tells its versions apart
 * by itself.
 */
final class HoldSerializer extends ValueSerializer<HoldTimeline> {
  private static final long serialVersionUID = 1;

  @Override
  public HoldTimeline createInstance() {
    return HoldTimeline.EMPTY;
  }

  @Override
  public void serialize(HoldTimeline value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public HoldTimeline deserialize(DataInputView source) throws IOException {
    return DepotCodec.readHolds(source);
  }

  @Override
  public TypeSerializerSnapshot<HoldTimeline> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HoldTimeline> {
    public Snapshot() {
      super(HoldSerializer::new);
    }
  }
}
