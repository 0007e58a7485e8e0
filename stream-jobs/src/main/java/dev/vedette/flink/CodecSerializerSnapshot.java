package dev.vedette.flink;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.InstantiationUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint remembers of a {@link CodecSerializer}: its class.
 *
 * @param <T> the values
 */
public final class CodecSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private @Nullable CodecSerializer<T> serializer;

  /** For Flink, which reads it next. */
  public CodecSerializerSnapshot() {}

  CodecSerializerSnapshot(CodecSerializer<T> serializer) {
    this.serializer = serializer;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView target) throws IOException {
    target.writeUTF(serializer().getClass().getName());
  }

  @Override
  @SuppressWarnings("unchecked") // The values' type was that of the serializer that was written.
  public void readSnapshot(int version, DataInputView source, ClassLoader classes)
      throws IOException {
    String name = source.readUTF();
    try {
      serializer = InstantiationUtil.instantiate(name, CodecSerializer.class, classes);
    } catch (FlinkException e) {
      throw new IOException("Cannot read values that were stored by " + name, e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return serializer();
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    return old instanceof CodecSerializerSnapshot<T> before
            && before.serializer().getClass().equals(serializer().getClass())
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }

  private CodecSerializer<T> serializer() {
    return Objects.requireNonNull(serializer, "Nothing was read yet");
  }
}
