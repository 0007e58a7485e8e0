package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.HeldAlert;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link HeldAlert} in the form of {@link DepotCodec}, which tells its versions apart by
 * itself.
 */
final class HeldAlertSerializer extends ValueSerializer<HeldAlert> {
  private static final long serialVersionUID = 1;

  @Override
  public HeldAlert createInstance() {
    return HeldAlert.UNHEARD;
  }

  @Override
  public void serialize(HeldAlert value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public HeldAlert deserialize(DataInputView source) throws IOException {
    return DepotCodec.readHeld(source);
  }

  @Override
  public TypeSerializerSnapshot<HeldAlert> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<HeldAlert> {
    public Snapshot() {
      super(HeldAlertSerializer::new);
    }
  }
}
