package dev.vedette.stockout.job;

import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** A serializer of values that never change, so a copy is the value itself. */
abstract class ImmutableValueSerializer<T> extends TypeSerializerSingleton<T> {
  private static final long serialVersionUID = 1;
  private static final int VARIABLE_LENGTH = -1;
  private static final int TYPICAL_BYTES = 1_024;

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final T copy(T from) {
    return from;
  }

  @Override
  public final T copy(T from, T reuse) {
    return from;
  }

  @Override
  public final int getLength() {
    return VARIABLE_LENGTH;
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  /** Writes a value. */
  @FunctionalInterface
  interface Writing {
    void into(DataOutput out) throws IOException;
  }

  /** Writes as one piece: a checkpoint's stream takes many small ones far more slowly. */
  static void writeAtOnce(Writing value, DataOutputView target) throws IOException {
    DataOutputSerializer buffer = new DataOutputSerializer(TYPICAL_BYTES);
    value.into(buffer);
    target.write(buffer.getSharedBuffer(), 0, buffer.length());
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }
}
