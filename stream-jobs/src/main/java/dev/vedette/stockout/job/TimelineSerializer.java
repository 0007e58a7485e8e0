package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.OutletTimeline;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link OutletTimeline} in the form of {@link LedgerCodec}, which tells its versions
 * apart by itself.
 */
final class TimelineSerializer extends ValueSerializer<OutletTimeline> {
  private static final long serialVersionUID = 1;

  @Override
  public OutletTimeline createInstance() {
    return OutletTimeline.EMPTY;
  }

  @Override
  public void serialize(OutletTimeline value, DataOutputView target) throws IOException {
    LedgerCodec.write(value, target);
  }

  @Override
  public OutletTimeline deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readTimeline(source);
  }

  @Override
  public TypeSerializerSnapshot<OutletTimeline> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutletTimeline> {
    public Snapshot() {
      super(TimelineSerializer::new);
    }
  }
}
