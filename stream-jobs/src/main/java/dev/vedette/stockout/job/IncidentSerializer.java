package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.IncidentLedger;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores an {@link IncidentLedger} in the form of {@link DepotCodec}, which tells its versions
 * apart by itself.
 */
final class IncidentSerializer extends ValueSerializer<IncidentLedger> {
  private static final long serialVersionUID = 1;

  @Override
  public IncidentLedger createInstance() {
    return IncidentLedger.EMPTY;
  }

  @Override
  public void serialize(IncidentLedger value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public IncidentLedger deserialize(DataInputView source) throws IOException {
    return DepotCodec.readIncident(source);
  }

  @Override
  public TypeSerializerSnapshot<IncidentLedger> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<IncidentLedger> {
    public Snapshot() {
      super(IncidentSerializer::new);
    }
  }
}
