package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import dev.vedette.stockout.DepotCodec;
import dev.vedette.stockout.ProductTimeline;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Stores a {@link ProductTimeline} in the form of {@link DepotCodec}, which tells its versions
 * apart by itself.
 */
final class ProductSerializer extends ValueSerializer<ProductTimeline> {
  private static final long serialVersionUID = 1;

  @Override
  public ProductTimeline createInstance() {
    return ProductTimeline.EMPTY;
  }

  @Override
  public void serialize(ProductTimeline value, DataOutputView target) throws IOException {
    DepotCodec.write(value, target);
  }

  @Override
  public ProductTimeline deserialize(DataInputView source) throws IOException {
    return DepotCodec.readProducts(source);
  }

  @Override
  public TypeSerializerSnapshot<ProductTimeline> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Marks state that this serializer wrote. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ProductTimeline> {
    public Snapshot() {
      super(ProductSerializer::new);
    }
  }
}
