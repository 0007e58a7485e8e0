package dev.vedette.stockout.job;

import dev.vedette.flink.ValueSerializer;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes each value as one piece: a checkpoint's stream takes many small ones far more slowly.
 *
 * @param <T> values of many parts
 */
abstract class LargeValueSerializer<T> extends ValueSerializer<T> {
  private static final long serialVersionUID = 1;
  private static final int TYPICAL_BYTES = 1_024;

  abstract void write(T value, DataOutput out) throws IOException;

  @Override
  public final void serialize(T value, DataOutputView target) throws IOException {
    DataOutputSerializer buffer = new DataOutputSerializer(TYPICAL_BYTES);
    write(value, buffer);
    target.write(buffer.getSharedBuffer(), 0, buffer.length());
  }
}
