package dev.vedette.cli.backtest;

import dev.vedette.stack.StackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a CSV file, plain or compressed, one of which may be wrong: that ends the reading.
 */
final class CsvRows {
  /** Takes one row; says what is wrong with it by an {@link IllegalArgumentException}. */
  interface RowReader {
    void read(CSVRecord row);
  }

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvRows() {}

  /**
   * @param needed columns that must be there
   * @throws StackException if the file or a row cannot be read
   */
  static void read(Path file, List<String> needed, RowReader reader) {
    long line = 1;
    try (InputStream bytes = open(file);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        CSVParser rows = FORMAT.parse(text)) {
      Set<String> missing = new TreeSet<>(needed);
      missing.removeAll(rows.getHeaderNames());
      if (!missing.isEmpty()) {
        throw new StackException(
            "Cannot read %s: it lacks the column %s".formatted(file, String.join(", ", missing)));
      }
      for (CSVRecord row : rows) {
        line = rows.getCurrentLineNumber();
        reader.read(row);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new StackException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new StackException(
          "Cannot read %s, line %d: %s".formatted(file, line, e.getMessage()), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = Files.newInputStream(file);
    if (!file.toString().endsWith(".gz")) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw e;
    }
  }

  /** The value of a column, which must not be empty. */
  static String required(CSVRecord row, String column) {
    String value = row.get(column);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("Cannot do without a value in %s".formatted(column));
    }
    return value;
  }
}
