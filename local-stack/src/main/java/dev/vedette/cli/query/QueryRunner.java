package dev.vedette.cli.query;

import dev.vedette.cli.query.Statements.Statement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs SQL on the stack's Trino. */
public final class QueryRunner implements AutoCloseable {
  private final Connection connection;

  private QueryRunner(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param connection to Trino; closed along with this
   */
  public static QueryRunner on(Connection connection) {
    return new QueryRunner(connection);
  }

  /**
   * Runs one statement and writes its answer.
   *
   * @throws QueryException if Trino refuses it
   */
  public void run(Statement statement, ResultFormat format, Appendable out)
      throws QueryException, IOException {
    try (java.sql.Statement query = connection.createStatement()) {
      if (!query.execute(statement.sql())) {
        return;
      }
      try (ResultSet result = query.getResultSet()) {
        write(result, format.writer(out));
      }
    } catch (SQLException e) {
      throw new QueryException(e, statement);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private static void write(ResultSet result, ResultWriter writer)
      throws SQLException, IOException {
    ResultSetMetaData metadata = result.getMetaData();
    int count = metadata.getColumnCount();
    List<ResultWriter.Column> columns = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      columns.add(
          new ResultWriter.Column(
              metadata.getColumnLabel(i), isNumeric(metadata.getColumnType(i))));
    }
    writer.columns(columns);
    while (result.next()) {
      List<@Nullable Object> values = new ArrayList<>(count);
      for (int i = 1; i <= count; i++) {
        values.add(value(result, metadata, i));
      }
      writer.row(values);
    }
    writer.end();
  }

  private static @Nullable Object value(ResultSet result, ResultSetMetaData metadata, int column)
      throws SQLException {
    return switch (metadata.getColumnType(column)) {
      // As Trino writes them: with all digits, and without the zone of this machine.
      case Types.TIMESTAMP,
          Types.TIMESTAMP_WITH_TIMEZONE,
          Types.TIME,
          Types.TIME_WITH_TIMEZONE,
          Types.DATE ->
          result.getString(column);
      default -> result.getObject(column);
    };
  }

  private static boolean isNumeric(int type) {
    return switch (type) {
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.DECIMAL,
          Types.NUMERIC ->
          true;
      default -> false;
    };
  }
}
