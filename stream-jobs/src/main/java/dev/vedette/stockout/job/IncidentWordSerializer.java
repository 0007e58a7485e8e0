package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.IncidentWord;
import dev.vedette.stockout.Statement;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores an {@link IncidentWord} in the form of {@link DepotCodec}, which tells its versions apart
 * by itself.
 */
final class IncidentWordSerializer extends ValueSerializer<IncidentWord> {
  private static final long serialVersionUID = 1;

  @Override
  public IncidentWord createInstance() {
    return new IncidentWord(
        "", "", "", Statement.Standing.SETTLED, Optional.empty(), Optional.empty());
  }

  @Override
  public void serialize(IncidentWord value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public IncidentWord deserialize(DataInputView source) throws IOException {
    return DepotCodec.readWord(source);
  }

  @Override
  public TypeSerializerSnapshot<IncidentWord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<IncidentWord> {
    public Snapshot() {
      super(IncidentWordSerializer::new);
    }
  }
}
