package dev.vedette.cli.query;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receives an answer: the columns once, each row, the end. */
interface ResultWriter {
  void columns(List<Column> columns) throws IOException;

  /** Values in the order of the columns; numbers are {@link Number}s and NULL is null. */
  void row(List<@Nullable Object> values) throws IOException;

  void end() throws IOException;

  /**
   * @param name as the query calls it
   * @param numeric whether its values are numbers
   */
  record Column(String name, boolean numeric) {}
}
