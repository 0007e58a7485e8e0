package dev.vedette.stockout.job;

import dev.vedette.demand.SurgePool;
import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.LedgerCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link SurgePool} in the form of {@link LedgerCodec}, which tells its versions apart by
 * itself.
 */
final class PoolSerializer extends ValueSerializer<SurgePool> {
  private static final long serialVersionUID = 1;

  @Override
  public SurgePool createInstance() {
    return SurgePool.EMPTY;
  }

  @Override
  public void serialize(SurgePool value, DataOutputView target) throws IOException {
    LedgerCodec.write(value, target);
  }

  @Override
  public SurgePool deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readPool(source);
  }

  @Override
  public TypeSerializerSnapshot<SurgePool> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SurgePool> {
    public Snapshot() {
      super(PoolSerializer::new);
    }
  }
}
