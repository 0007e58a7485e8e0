package dev.vedette.simulator.folder;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * A part of a compressed CSV file, in memory. A file is its parts, one after the other: a gzip file
 * may have many members.
 */
final class CsvMember {
  private static final int BUFFER = 1 << 16;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Writer writer;
  private long rows;

  CsvMember() {
    try {
      writer =
          new BufferedWriter(
              new OutputStreamWriter(new Gzip(bytes), StandardCharsets.UTF_8), BUFFER);
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** Appends a row, without its line end. */
  void add(CharSequence row) {
    try {
      writer.append(row).append('\n');
      rows++;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  long rows() {
    return rows;
  }

  /** The compressed member; nothing can be added any more. */
  byte[] toBytes() {
    try {
      writer.close();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("Nothing is written but memory", e);
  }

  /** Faster than by default, and files a tenth larger. */
  private static final class Gzip extends GZIPOutputStream {
    private static final int LEVEL = 4;

    Gzip(ByteArrayOutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(LEVEL);
    }
  }
}
