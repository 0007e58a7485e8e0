package dev.vedette.ingestion.file;

import dev.vedette.topic.EventType;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Events in a temporary file, as Avro: type, file, line, event, one after the other. */
final class SortedRun implements Iterator<FileEvent>, AutoCloseable {
  private static final int BUFFER = 64 * 1024;

  private final BufferedInputStream in;
  private final BinaryDecoder decoder;
  private final Map<EventType, SpecificDatumReader<SpecificRecord>> readers =
      new EnumMap<>(EventType.class);

  private SortedRun(BufferedInputStream in) {
    this.in = in;
    this.decoder = DecoderFactory.get().binaryDecoder(in, null);
  }

  static void write(Path path, List<FileEvent> events) throws IOException {
    Map<EventType, SpecificDatumWriter<SpecificRecord>> writers = new EnumMap<>(EventType.class);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path), BUFFER)) {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      for (FileEvent event : events) {
        encoder.writeString(event.type().topic());
        encoder.writeString(event.file());
        encoder.writeLong(event.line());
        writers
            .computeIfAbsent(
                event.type(),
                type ->
                    new SpecificDatumWriter<>(
                        type.schema(), SpecificData.getForSchema(type.schema())))
            .write(event.event(), encoder);
      }
      encoder.flush();
    }
  }

  static SortedRun open(Path path) {
    try {
      return new SortedRun(new BufferedInputStream(Files.newInputStream(path), BUFFER));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public boolean hasNext() {
    try {
      return !decoder.isEnd();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public FileEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    try {
      EventType type = EventType.ofTopic(decoder.readString()).orElseThrow();
      String file = decoder.readString();
      long line = decoder.readLong();
      SpecificRecord event =
          readers
              .computeIfAbsent(
                  type,
                  key ->
                      new SpecificDatumReader<>(
                          key.schema(), key.schema(), SpecificData.getForSchema(key.schema())))
              .read(null, decoder);
      return new FileEvent(type, event, file, line);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException("Cannot read a temporary file back that was just written", e);
  }
}
