package dev.vedette.stockout.job;

import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.SkuLedger;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link SkuLedger} in the form of {@link LedgerCodec}, which tells its versions apart by
 * itself.
 */
final class LedgerSerializer extends ImmutableValueSerializer<SkuLedger> {
  private static final long serialVersionUID = 1;

  @Override
  public SkuLedger createInstance() {
    return SkuLedger.EMPTY;
  }

  @Override
  public void serialize(SkuLedger value, DataOutputView target) throws IOException {
    writeAtOnce(buffer -> LedgerCodec.write(value, buffer), target);
  }

  @Override
  public SkuLedger deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readLedger(source);
  }

  @Override
  public TypeSerializerSnapshot<SkuLedger> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SkuLedger> {
    public Snapshot() {
      super(LedgerSerializer::new);
    }
  }
}
