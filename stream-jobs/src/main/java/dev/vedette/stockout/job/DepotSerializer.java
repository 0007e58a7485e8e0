package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.DepotLedger;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link DepotLedger} in the form of {@link DepotCodec}, which tells its versions apart by
 * itself.
 */
final class DepotSerializer extends ValueSerializer<DepotLedger> {
  private static final long serialVersionUID = 1;

  @Override
  public DepotLedger createInstance() {
    return DepotLedger.EMPTY;
  }

  @Override
  public void serialize(DepotLedger value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public DepotLedger deserialize(DataInputView source) throws IOException {
    return DepotCodec.readDepot(source);
  }

  @Override
  public TypeSerializerSnapshot<DepotLedger> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DepotLedger> {
    public Snapshot() {
      super(DepotSerializer::new);
    }
  }
}
