package dev.vedette.stockout.job;

import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.SkuLedger;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;

/**
 * Stores a {@link SkuLedger} in the form of {@link LedgerCodec}, which tells its versions apart by
 * itself.
 */
final class LedgerSerializer extends LargeValueSerializer<SkuLedger> {
  private static final long serialVersionUID = 1;

  @Override
  public SkuLedger createInstance() {
    return SkuLedger.EMPTY;
  }

  @Override
  void write(SkuLedger value, DataOutput out) throws IOException {
    LedgerCodec.write(value, out);
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
