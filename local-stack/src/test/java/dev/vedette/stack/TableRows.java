package dev.vedette.stack;

import dev.vedette.warehouse.TableDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.iceberg.catalog.TableIdentifier;

/** Rows that are gathered, and then written in as few statements as can be. */
final class TableRows {
  /** Statements at once: most of the time of each is spent waiting. */
  private static final int AT_ONCE = 4;

  /** Of each table, by the columns that the rows give. */
  private final Map<TableIdentifier, Map<Set<String>, Batch>> batches = new LinkedHashMap<>();

  private record Batch(TableDefinition table, List<Map<String, String>> rows) {}

  /**
   * Takes rows.
   *
   * @param rows SQL values by column; what else must be there is made up
   */
  void add(TableDefinition table, List<Map<String, String>> rows) {
    Map<Set<String>, Batch> ofTable =
        batches.computeIfAbsent(table.identifier(), identifier -> new LinkedHashMap<>());
    for (Map<String, String> row : rows) {
      ofTable
          .computeIfAbsent(row.keySet(), columns -> new Batch(table, new ArrayList<>()))
          .rows()
          .add(row);
    }
  }

  /** Writes all, those of one table one after the other. */
  void write(TrinoAddress trino) {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<CompletableFuture<Void>> written =
          batches.values().stream()
              .map(
                  ofTable ->
                      CompletableFuture.runAsync(() -> write(trino, ofTable.values()), threads))
              .toList();
      written.forEach(CompletableFuture::join);
    }
  }

  private static void write(TrinoAddress trino, Iterable<Batch> ofTable) {
    try (Connection connection = trino.connect();
        Statement statement = connection.createStatement()) {
      for (Batch batch : ofTable) {
        statement.execute(SecuredTrino.insertion(batch.table(), batch.rows()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
