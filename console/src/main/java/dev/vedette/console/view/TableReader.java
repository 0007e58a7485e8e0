package dev.vedette.console.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.alert.Viewer;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Trino for what a section shows: few questions at once, each with an end in rows and in time,
 * so that nobody who looks at a view keeps others from their alerts.
 */
public final class TableReader {
  private static final Logger LOG = LoggerFactory.getLogger(TableReader.class);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What a page may ask for. */
  public static final List<String> FILTERS =
      List.of("region", "outlet", "sku", "brand", "known", "text");

  /** Rows of a section; more are cut off, and the page says so. */
  static final int MOST_ROWS = 500;

  private static final int AT_ONCE = 4;
  private static final Duration TURN = Duration.ofSeconds(20);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Warehouse warehouse;
  private final Semaphore turns = new Semaphore(AT_ONCE, /* fair= */ true);

  public TableReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /**
   * The rows of a section, with the names of their columns.
   *
   * @param asked filters by name
   * @throws TablesUnavailableException if Trino does not answer, or not in time
   */
  public ObjectNode read(View view, String section, Viewer viewer, Map<String, String> asked) {
    SectionQuery query = SectionQuery.of(view, section, viewer, asked, warehouse.zone().getId());
    boolean mine = false;
    try {
      mine = turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS);
      if (!mine) {
        throw new TablesUnavailableException(
            TablesUnavailableException.Reason.BUSY, "Many look at the tables", null);
      }
      return run(query, viewer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TablesUnavailableException(
          TablesUnavailableException.Reason.AWAY, "The console is stopping", e);
    } catch (SQLException e) {
      throw explained(view, section, e);
    } finally {
      if (mine) {
        turns.release();
      }
    }
  }

  private ObjectNode run(SectionQuery query, Viewer viewer) throws SQLException {
    try (Connection connection = warehouse.connect(viewer);
        PreparedStatement statement = connection.prepareStatement(query.sql())) {
      statement.setQueryTimeout(Math.toIntExact(LONGEST.toSeconds()));
      statement.setMaxRows(MOST_ROWS + 1);
      int index = 1;
      for (String parameter : query.parameters()) {
        statement.setString(index++, parameter);
      }
      try (ResultSet found = statement.executeQuery()) {
        return answer(found);
      }
    }
  }

  private static ObjectNode answer(ResultSet found) throws SQLException {
    ObjectNode answer = JSON.objectNode();
    ArrayNode rows = answer.putArray("rows");
    ResultSetMetaData columns = found.getMetaData();
    boolean more = found.next();
    while (more && rows.size() < MOST_ROWS) {
      ObjectNode row = rows.addObject();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        put(row, columns.getColumnLabel(i), found.getObject(i));
      }
      more = found.next();
    }
    answer.put("cut", more);
    return answer;
  }

  private static void put(ObjectNode row, String name, @Nullable Object value) {
    if (value == null) {
      row.putNull(name);
    } else if (value instanceof Timestamp time) {
      row.put(name, time.toInstant().toString());
    } else if (value instanceof Boolean truth) {
      row.put(name, truth);
    } else if (value instanceof BigDecimal decimal) {
      row.put(name, decimal);
    } else if (value instanceof Long || value instanceof Integer) {
      row.put(name, ((Number) value).longValue());
    } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      row.put(name, number.doubleValue());
    } else {
      row.put(name, value.toString());
    }
  }

  /** Trino numbers what it refuses; what has no number never came to it. */
  private static TablesUnavailableException explained(
      View view, String section, SQLException failure) {
    boolean reached = failure.getErrorCode() != 0 && !(failure.getCause() instanceof IOException);
    if (!reached) {
      LOG.warn("Trino does not answer: {}", failure.getMessage());
      return new TablesUnavailableException(
          TablesUnavailableException.Reason.AWAY, "Trino does not answer", failure);
    }
    LOG.error("Trino cannot answer {}/{}.", view.label(), section, failure);
    return new TablesUnavailableException(
        TablesUnavailableException.Reason.FAILED, "Trino could not answer", failure);
  }
}
