package dev.vedette.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A file of SQL among the program's resources.
 *
 * @param comment its first line: what the query gives
 * @param query the query after it
 */
record SqlFile(String comment, String query) {
  private static final String COMMENT = "-- ";

  /**
   * @param path below this package, without the ending
   */
  static SqlFile read(String path) {
    try (InputStream sql = SqlFile.class.getResourceAsStream(path + ".sql")) {
      if (sql == null) {
        throw new IllegalStateException("The program lacks its resource " + path);
      }
      String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      return new SqlFile(text.substring(COMMENT.length(), end), text.substring(end + 1).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
