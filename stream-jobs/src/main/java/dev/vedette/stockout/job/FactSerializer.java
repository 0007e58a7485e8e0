package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.LedgerCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link Fact} in the form of {@link LedgerCodec}, which tells its versions apart by
 * itself.
 */
final class FactSerializer extends ValueSerializer<Fact> {
  private static final long serialVersionUID = 1;

  @Override
  public Fact createInstance() {
    return new Fact.TimeReached(java.time.Instant.EPOCH);
  }

  @Override
  public void serialize(Fact value, DataOutputView target) throws IOException {
    LedgerCodec.write(value, target);
  }

  @Override
  public Fact deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readFact(source);
  }

  @Override
  public TypeSerializerSnapshot<Fact> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Fact> {
    public Snapshot() {
      super(FactSerializer::new);
    }
  }
}
