package dev.vedette.notebook;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a running stack, open to SQL. */
public final class Vedette implements AutoCloseable {
  /** More would fill the memory of the notebook, and nobody reads them. */
  private static final int MOST_ROWS = 100_000;

  private final Connection trino;

  private Vedette(Connection trino) {
    this.trino = trino;
  }

  /**
   * Connects to the stack that {@code ./vedette notebook} was started beside, or else to the one
   * whose state folder is named in {@code VEDETTE_STATE} or is {@code .vedette} in this folder.
   *
   * @throws NotebookException if there is none
   */
  public static Vedette connect() {
    TrinoAccess access = TrinoAccess.find(System.getenv(), Path.of("").toAbsolutePath());
    try {
      return new Vedette(DriverManager.getConnection(access.url(), access.properties()));
    } catch (SQLException e) {
      throw new NotebookException("Cannot connect to Trino: " + e.getMessage(), e);
    }
  }

  /**
   * Runs a query and keeps its answer. Tables are {@code raw.*} and {@code mart.*}; times are in
   * UTC.
   *
   * @param parameters for the question marks of the SQL, in order
   * @throws NotebookException if Trino refuses the query, or the answer has more than 100,000 rows
   */
  public Table query(String sql, Object... parameters) {
    try (PreparedStatement statement = trino.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        return table(answer);
      }
    } catch (SQLException e) {
      throw new NotebookException(explain(e), e);
    }
  }

  @Override
  public void close() {
    try {
      trino.close();
    } catch (SQLException e) {
      throw new NotebookException("Cannot close the connection: " + e.getMessage(), e);
    }
  }

  private static Table table(ResultSet answer) throws SQLException {
    ResultSetMetaData about = answer.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(about.getColumnLabel(i));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    while (answer.next()) {
      if (rows.size() == MOST_ROWS) {
        throw new NotebookException(
            "Cannot keep more than %,d rows in a notebook. Aggregate in SQL, or add a LIMIT."
                .formatted(MOST_ROWS));
      }
      List<@Nullable Object> row = new ArrayList<>();
      for (int i = 1; i <= columns.size(); i++) {
        row.add(value(answer, i, about.getColumnType(i)));
      }
      rows.add(row);
    }
    return Table.of(columns, rows);
  }

  private static @Nullable Object value(ResultSet answer, int column, int type)
      throws SQLException {
    return switch (type) {
      case Types.DATE -> answer.getObject(column, LocalDate.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> answer.getObject(column, ZonedDateTime.class);
      case Types.DECIMAL -> {
        BigDecimal decimal = answer.getBigDecimal(column);
        yield decimal;
      }
      case Types.ARRAY -> {
        Array array = answer.getArray(column);
        yield array == null ? null : Arrays.asList((Object[]) array.getArray());
      }
      default -> answer.getObject(column);
    };
  }

  private static String explain(SQLException e) {
    String message = String.valueOf(e.getMessage()).replaceFirst("^Query failed \\(#\\w+\\): ", "");
    if (message.contains("Authentication failed") || message.contains("401")) {
      return "Cannot run the query: the token is not taken, or no longer (it is good for twelve"
          + " hours). Start `./vedette notebook` again.";
    }
    if (message.startsWith("Error executing query")) {
      return "Cannot run the query: Trino does not answer. See `./vedette status`, and run"
          + " `./vedette up`.";
    }
    return "Cannot run the query: " + message;
  }
}
