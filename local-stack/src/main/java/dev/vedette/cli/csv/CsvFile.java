package dev.vedette.cli.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A CSV file by RFC 4180 that is written row by row, in UTF-8; its lines end with a line feed. */
public final class CsvFile implements AutoCloseable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

  private final CSVPrinter printer;

  private CsvFile(OutputStream bytes, String... columns) throws IOException {
    BufferedWriter writer =
        new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
    this.printer = new CSVPrinter(writer, FORMAT);
    printer.printRecord((Object[]) columns);
  }

  /** Writes a new file, or over an old one. */
  public static CsvFile create(Path file, String... columns) throws IOException {
    return new CsvFile(Files.newOutputStream(file), columns);
  }

  /** The same, compressed by gzip. */
  public static CsvFile createCompressed(Path file, String... columns) throws IOException {
    return new CsvFile(new GZIPOutputStream(Files.newOutputStream(file)), columns);
  }

  /**
   * Writes a row.
   *
   * @param values null and what is not finite are empty, and constants in lower case
   */
  public void row(@Nullable Object... values) throws IOException {
    for (Object value : values) {
      printer.print(text(value));
    }
    printer.println();
  }

  @Override
  public void close() throws IOException {
    printer.close();
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
      case Double number -> Double.isFinite(number) ? number.toString() : "";
      default -> value.toString();
    };
  }
}
