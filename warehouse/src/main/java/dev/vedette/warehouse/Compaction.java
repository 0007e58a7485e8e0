package dev.vedette.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Puts the small files of a table together, through Trino, and sorts the rows in each by the
 * table's order. A job that commits every few seconds leaves thousands a day, and each costs a
 * query its opening. A month at a time.
 *
 * <p>Safe beside running writers: what they append meanwhile stays as it is. Snapshots with a tag
 * keep the files that they name. Rows are what they were, to the last one. Two compactions of one
 * table at once do not both succeed; the second is refused, and nothing is lost.
 */
public final class Compaction {
  /** Files above this are large enough. */
  private static final String LARGE_ENOUGH = "96MB";

  /**
   * Rows in the portions of a file that a query can pass over by their least and greatest values.
   * Much larger ones would hold a whole province or more; much smaller ones cost more to look up
   * than to read.
   */
  private static final int PORTION = 100_000;

  /** From which Iceberg counts months. */
  private static final YearMonth FIRST_MONTH = YearMonth.of(1970, 1);

  private Compaction() {}

  /**
   * What a table's current snapshot consists of.
   *
   * @param files data files
   * @param bytes their size
   * @param rows rows in them
   */
  public record Layout(long files, long bytes, long rows) {}

  /**
   * What came of a compaction. Rows grow where a job wrote meanwhile.
   *
   * @param before the table as it was
   * @param after the table as it is
   */
  public record Result(Layout before, Layout after) {}

  /**
   * Compacts one table.
   *
   * @param trino a connection with the warehouse's catalog as its default, as somebody who may
   *     write
   * @throws SQLException if Trino refuses; the table is as it was then
   */
  public static Result run(Connection trino, TableIdentifier table) throws SQLException {
    try (Statement statement = trino.createStatement()) {
      statement.execute(
          "SET SESSION %s.parquet_writer_row_group_max_row_count = %d"
              .formatted(CatalogServer.CATALOG_NAME, PORTION));
      Layout before = layout(statement, table);
      // There is nothing to compact.
      if (before.files() == 0) {
        return new Result(before, before);
      }
      for (String part : parts(statement, table)) {
        statement.execute(
            "ALTER TABLE %s EXECUTE optimize(file_size_threshold => '%s')%s"
                .formatted(table, LARGE_ENOUGH, part));
      }
      return new Result(before, layout(statement, table));
    }
  }

  /**
   * Conditions that divide a table by its months. Each partition that is written at once holds rows
   * in memory, so all of them together would need more the longer the history is.
   */
  private static List<String> parts(Statement statement, TableIdentifier table)
      throws SQLException {
    Optional<PartitionField> month = month(table);
    if (month.isEmpty()) {
      return List.of("");
    }
    NestedField column = definition(table).schema().findField(month.get().sourceId());
    String day =
        column.type().typeId() == Type.TypeID.DATE
            ? "DATE '%s-01'"
            : "TIMESTAMP '%s-01 00:00:00 UTC'";
    List<String> parts = new ArrayList<>();
    try (ResultSet months =
        statement.executeQuery(
            "SELECT DISTINCT partition.%s FROM %s.\"%s$partitions\" ORDER BY 1"
                .formatted(month.get().name(), table.namespace(), table.name()))) {
      while (months.next()) {
        YearMonth found = FIRST_MONTH.plusMonths(months.getInt(1));
        // Rows without that time stand in a partition of their own.
        parts.add(
            months.wasNull()
                ? " WHERE %s IS NULL".formatted(column.name())
                : " WHERE %1$s >= %2$s AND %1$s < %3$s"
                    .formatted(
                        column.name(), day.formatted(found), day.formatted(found.plusMonths(1))));
      }
    }
    return parts;
  }

  /** How a table is divided into months; nothing where it is not. */
  private static Optional<PartitionField> month(TableIdentifier table) {
    return definition(table).partitioning().fields().stream()
        .filter(field -> field.transform().toString().equals("month"))
        .findFirst();
  }

  private static TableDefinition definition(TableIdentifier table) {
    return WarehouseTables.all().stream()
        .filter(definition -> definition.identifier().equals(table))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no table %s".formatted(table)));
  }

  private static Layout layout(Statement statement, TableIdentifier table) throws SQLException {
    // Trino cannot list the files of a table that was never written to.
    try (ResultSet snapshots =
        statement.executeQuery(
            "SELECT count(*) FROM %s.\"%s$snapshots\""
                .formatted(table.namespace(), table.name()))) {
      snapshots.next();
      if (snapshots.getLong(1) == 0) {
        return new Layout(0, 0, 0);
      }
    }
    try (ResultSet files =
        statement.executeQuery(
            "SELECT count(*), coalesce(sum(file_size_in_bytes), 0), coalesce(sum(record_count), 0) FROM %s.\"%s$files\" WHERE content = 0"
                .formatted(table.namespace(), table.name()))) {
      files.next();
      return new Layout(files.getLong(1), files.getLong(2), files.getLong(3));
    }
  }
}
