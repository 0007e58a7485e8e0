package dev.vedette.flink;

import java.io.IOException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer of values that never change, in the form of a codec that tells its versions apart by
 * itself. Each form is a public class of its own with a public constructor without parameters: what
 * a checkpoint remembers of it is the name of that class.
 *
 * @param <T> the values
 */
public abstract class CodecSerializer<T> extends ValueSerializer<T> {
  private static final long serialVersionUID = 1;

  private final Sample<T> sample;
  private final Writer<T> writer;
  private final Reader<T> reader;

  /** Makes some value. */
  @FunctionalInterface
  public interface Sample<T> extends Supplier<T>, Serializable {}

  /** Writes a value. */
  @FunctionalInterface
  public interface Writer<T> extends Serializable {
    void write(T value, DataOutputView target) throws IOException;
  }

  /** Reads what a {@link Writer} wrote. */
  @FunctionalInterface
  public interface Reader<T> extends Serializable {
    T read(DataInputView source) throws IOException;
  }

  /**
   * @param sample gives Flink a value where it wants one before it has read any
   */
  protected CodecSerializer(Sample<T> sample, Writer<T> writer, Reader<T> reader) {
    this.sample = sample;
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public final T createInstance() {
    return sample.get();
  }

  @Override
  public final void serialize(T value, DataOutputView target) throws IOException {
    writer.write(value, target);
  }

  @Override
  public final T deserialize(DataInputView source) throws IOException {
    return reader.read(source);
  }

  @Override
  public final TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new CodecSerializerSnapshot<>(this);
  }
}
