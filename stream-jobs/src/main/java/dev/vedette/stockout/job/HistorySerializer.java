package dev.vedette.stockout.job;

import dev.vedette.demand.SurgeHistory;
import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.LedgerCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link SurgeHistory} in the form of {@link LedgerCodec}, which tells its versions apart
 * by itself.
 */
final class HistorySerializer extends ValueSerializer<SurgeHistory> {
  private static final long serialVersionUID = 1;

  @Override
  public SurgeHistory createInstance() {
    return SurgeHistory.NONE;
  }

  @Override
  public void serialize(SurgeHistory value, DataOutputView target) throws IOException {
    LedgerCodec.write(value, target);
  }

  @Override
  public SurgeHistory deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readHistory(source);
  }

  @Override
  public TypeSerializerSnapshot<SurgeHistory> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SurgeHistory> {
    public Snapshot() {
      super(HistorySerializer::new);
    }
  }
}
