package dev.vedette.accesslog;

import dev.vedette.event.AccessLogEntry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Entries on disk that are not in Kafka yet, one file each, which appears when it is whole. Each
 * carries its schema, so a later release reads what an earlier one left.
 */
final class Spool {
  private static final String WHOLE = ".avro";
  private static final String DRAFT = ".new";

  private final Path folder;
  private final AtomicLong next;

  /**
   * @throws IOException if the folder cannot be made or read
   */
  Spool(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path draft : files.filter(file -> file.toString().endsWith(DRAFT)).toList()) {
        Files.delete(draft);
      }
    }
    List<Path> waiting = waiting(Integer.MAX_VALUE);
    this.next =
        new AtomicLong(waiting.isEmpty() ? 1 : Long.parseLong(stem(waiting.getLast()), 10) + 1);
  }

  /** Writes an entry; it survives the death of the machine once this returns. */
  void put(AccessLogEntry entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<AccessLogEntry> writer =
        new DataFileWriter<>(new SpecificDatumWriter<>(AccessLogEntry.class))) {
      writer.create(AccessLogEntry.getClassSchema(), bytes);
      writer.append(entry);
    }
    String name = "%019d".formatted(next.getAndIncrement());
    Path draft = folder.resolve(name + DRAFT);
    try (FileChannel file =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(true);
    }
    Files.move(draft, folder.resolve(name + WHOLE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The oldest entries. */
  List<Path> waiting(int atMost) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(WHOLE)).sorted().limit(atMost).toList();
    }
  }

  AccessLogEntry read(Path file) throws IOException {
    try (DataFileReader<AccessLogEntry> reader =
        new DataFileReader<>(file.toFile(), new SpecificDatumReader<>(AccessLogEntry.class))) {
      return reader.next();
    }
  }

  void remove(Path file) throws IOException {
    Files.delete(file);
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - WHOLE.length());
  }
}
