package dev.vedette.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of one schema: a zero byte, the schema's id in four bytes, then Avro binary. Not
 * for use by several threads.
 */
public final class WireEncoder {
  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 5;

  private final int schemaId;
  private final SpecificDatumWriter<SpecificRecord> writer;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
  private @Nullable BinaryEncoder encoder;

  /**
   * @param schemaId id of the schema in the registry
   * @param schema the schema that generated the records' class
   */
  public WireEncoder(int schemaId, Schema schema) {
    this.schemaId = schemaId;
    this.writer = new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema));
  }

  public byte[] encode(SpecificRecord event) {
    bytes.reset();
    bytes.write(MAGIC);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes.write(schemaId >>> shift);
    }
    try {
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      writer.write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("A byte array does not fail", e);
    }
    return bytes.toByteArray();
  }
}
