package dev.vedette.stockout.job;

import dev.vedette.demand.Surge;
import dev.vedette.stockout.LedgerCodec;
import dev.vedette.stockout.RegionalSurge;
import dev.vedette.stockout.Statement;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link RegionalSurge} in the form of {@link LedgerCodec}, which tells its versions apart
 * by itself.
 */
final class SurgeSerializer extends ImmutableValueSerializer<RegionalSurge> {
  private static final long serialVersionUID = 1;

  @Override
  public RegionalSurge createInstance() {
    return new RegionalSurge("", "", Surge.NONE, Statement.Standing.SETTLED);
  }

  @Override
  public void serialize(RegionalSurge value, DataOutputView target) throws IOException {
    LedgerCodec.write(value, target);
  }

  @Override
  public RegionalSurge deserialize(DataInputView source) throws IOException {
    return LedgerCodec.readSurge(source);
  }

  @Override
  public TypeSerializerSnapshot<RegionalSurge> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RegionalSurge> {
    public Snapshot() {
      super(SurgeSerializer::new);
    }
  }
}
