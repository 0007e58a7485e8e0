package dev.vedette.stockout.job;

import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.SalesLedger;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;

/**
 * Stores a {@link SalesLedger} in the form of {@link LedgerCodec}, which tells its versions apart
 * by itself.
 */
final class SalesSerializer extends LargeValueSerializer<SalesLedger> {
  private static final long serialVersionUID = 1;

  @Override
  public SalesLedger createInstance() {
    return SalesLedger.EMPTY;
  }

  @Override
  void write(SalesLedger value, DataOutput out) throws IOException {
    LedgerCodec.write(value, out);
  }

  @Override
  public SalesLedger deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readSales(source);
  }

  @Override
  public TypeSerializerSnapshot<SalesLedger> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SalesLedger> {
    public Snapshot() {
      super(SalesSerializer::new);
    }
  }
}
