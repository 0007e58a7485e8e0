package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.DepotNews;
import dev.vedette.stockout.News;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores {@link News} in the form of {@link DepotCodec}, which tells its versions apart by itself.
 */
final class NewsSerializer extends ValueSerializer<News> {
  private static final long serialVersionUID = 1;

  @Override
  public News createInstance() {
    return new DepotNews("", "", List.of(), List.of());
  }

  @Override
  public void serialize(News value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public News deserialize(DataInputView source) throws IOException {
    return DepotCodec.readNews(source);
  }

  @Override
  public TypeSerializerSnapshot<News> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<News> {
    public Snapshot() {
      super(NewsSerializer::new);
    }
  }
}
