package dev.vedette.stockout.job;

import dev.vedette.demand.Contribution;
import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.RegionalEvidence;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link RegionalEvidence} in the form of {@link LedgerCodec}, which tells its versions
 * apart by itself.
 */
final class EvidenceSerializer extends ValueSerializer<RegionalEvidence> {
  private static final long serialVersionUID = 1;

  @Override
  public RegionalEvidence createInstance() {
    return new RegionalEvidence("", "", 0, new Contribution(0, 1, 0, 0, 0, 0));
  }

  @Override
  public void serialize(RegionalEvidence value, DataOutputView target) throws IOException {
    LedgerCodec.write(value, target);
  }

  @Override
  public RegionalEvidence deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readEvidence(source);
  }

  @Override
  public TypeSerializerSnapshot<RegionalEvidence> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RegionalEvidence> {
    public Snapshot() {
      super(EvidenceSerializer::new);
    }
  }
}
