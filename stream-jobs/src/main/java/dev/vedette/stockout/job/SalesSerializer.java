package dev.vedette.stockout.job;

import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.SalesLedger;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link SalesLedger} in the form of {@link LedgerCodec}, which tells its versions apart
 * by itself.
 */
final class SalesSerializer extends ImmutableValueSerializer<SalesLedger> {
  private static final long serialVersionUID = 1;

  @Override
  public SalesLedger createInstance() {
    return SalesLedger.EMPTY;
  }

  @Override
  public void serialize(SalesLedger value, DataOutputView target) throws IOException {
    writeAtOnce(buffer -> LedgerCodec.write(value, buffer), target);
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
