package dev.vedette.warehouse;

import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Puts the statements of a check to Trino, and tells how it goes on. */
final class ParityRun {
  private final Statement trino;
  private final Consumer<ParityProgress> progress;
  private ParityProgress at = new ParityProgress("", 1, 1, 0, 0);
  private long rowsBefore;
  private long bytesBefore;

  /** Listens to this statement from now on. */
  ParityRun(Statement trino, Consumer<ParityProgress> progress) throws SQLException {
    this.trino = trino;
    this.progress = progress;
    trino.unwrap(TrinoStatement.class).setProgressMonitor(this::hear);
  }

  /** What the next statements are about. */
  synchronized void part(String table, int part, int parts) {
    at = new ParityProgress(table, part, parts, at.rowsRead(), at.bytesRead());
    progress.accept(at);
  }

  void execute(String statement) throws SQLException {
    begin();
    trino.execute(statement);
  }

  /** The first column of each row. */
  List<String> strings(String query) throws SQLException {
    begin();
    List<String> strings = new ArrayList<>();
    try (ResultSet rows = trino.executeQuery(query)) {
      while (rows.next()) {
        strings.add(Objects.requireNonNull(rows.getString(1)));
      }
    }
    return strings;
  }

  /**
   * What a comparison found.
   *
   * @param statement gives one row: compared, differing, examples
   */
  ParityCheck.Result compare(String statement) throws SQLException {
    begin();
    try (ResultSet row = trino.executeQuery(statement)) {
      row.next();
      List<String> examples = new ArrayList<>();
      Array found = row.getArray(3);
      if (found != null) {
        for (Object example : (Object[]) found.getArray()) {
          examples.add(String.valueOf(example));
        }
      }
      ParityCheck.Result result = new ParityCheck.Result(row.getLong(1), row.getLong(2), examples);
      // Only at its end does Trino tell all that a query has read.
      if (row.next()) {
        throw new IllegalStateException("A comparison gives one row");
      }
      return result;
    }
  }

  private synchronized void begin() {
    rowsBefore = at.rowsRead();
    bytesBefore = at.bytesRead();
  }

  /** Called by Trino's client, on threads of its own. */
  private synchronized void hear(QueryStats stats) {
    at =
        new ParityProgress(
            at.table(),
            at.part(),
            at.parts(),
            rowsBefore + stats.getProcessedRows(),
            bytesBefore + stats.getProcessedBytes());
    progress.accept(at);
  }
}
