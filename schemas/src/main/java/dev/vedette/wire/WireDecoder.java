package dev.vedette.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one kind, whichever version of its schema wrote them. Not for use by several
 * threads.
 */
public final class WireDecoder {
  private final SchemaRegistry registry;
  private final Schema readerSchema;
  private final Map<Integer, SpecificDatumReader<SpecificRecord>> readers = new HashMap<>();
  private @Nullable BinaryDecoder decoder;

  /**
   * @param registry knows the schemas that wrote the records
   * @param readerSchema the schema that generated the class of the records to return
   */
  public WireDecoder(SchemaRegistry registry, Schema readerSchema) {
    this.registry = registry;
    this.readerSchema = readerSchema;
  }

  /** Id of the schema that wrote {@code bytes}. */
  public static int schemaId(byte[] bytes) throws UndecodableRecordException {
    if (bytes.length < WireEncoder.HEADER_BYTES || bytes[0] != WireEncoder.MAGIC) {
      throw new UndecodableRecordException(
          "The value does not begin with a zero byte and a schema id");
    }
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  /**
   * @throws UndecodableRecordException if the bytes are no such record
   * @throws RegistryUnavailableException if the writer's schema is not known yet and the registry
   *     does not answer
   */
  public SpecificRecord decode(byte[] bytes) throws UndecodableRecordException {
    SpecificDatumReader<SpecificRecord> reader = readerOf(schemaId(bytes));
    try {
      decoder =
          DecoderFactory.get()
              .binaryDecoder(
                  bytes,
                  WireEncoder.HEADER_BYTES,
                  bytes.length - WireEncoder.HEADER_BYTES,
                  decoder);
      SpecificRecord event = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UndecodableRecordException("There are bytes left after the record");
      }
      return event;
    } catch (IOException | RuntimeException e) {
      // Avro reports malformed bytes by many exceptions, ArrayIndexOutOfBounds and
      // NegativeArraySize among them.
      decoder = null;
      throw new UndecodableRecordException(
          "The value is not a valid %s: %s".formatted(readerSchema.getName(), e.getMessage()), e);
    }
  }

  private SpecificDatumReader<SpecificRecord> readerOf(int id) throws UndecodableRecordException {
    SpecificDatumReader<SpecificRecord> known = readers.get(id);
    if (known != null) {
      return known;
    }
    Schema writerSchema = registry.schemaOf(id);
    if (!writerSchema.getFullName().equals(readerSchema.getFullName())) {
      throw new UndecodableRecordException(
          "The value is a %s, not a %s"
              .formatted(writerSchema.getFullName(), readerSchema.getFullName()));
    }
    try {
      SpecificDatumReader<SpecificRecord> reader =
          new SpecificDatumReader<>(
              writerSchema, readerSchema, SpecificData.getForSchema(readerSchema));
      readers.put(id, reader);
      return reader;
    } catch (AvroRuntimeException e) {
      throw new UndecodableRecordException(
          "Schema %d cannot be read as %s".formatted(id, readerSchema.getName()), e);
    }
  }
}
