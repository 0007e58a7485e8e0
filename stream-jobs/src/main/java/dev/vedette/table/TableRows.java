package dev.vedette.table;

import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.LocalFiles;
import dev.vedette.warehouse.TableDefinition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.source.IcebergSource;

/** The rows that a table holds now, as a bounded stream. */
public final class TableRows {
  private final TableDefinition table;
  private final Schema columns;

  /**
   * @param table a table of this release, which exists
   * @param columns names of the columns to read
   */
  public TableRows(TableDefinition table, Collection<String> columns) {
    this.table = table;
    this.columns = table.schema().select(columns);
  }

  /** The columns of each row, in their order. */
  public Schema schema() {
    return columns;
  }

  /**
   * Reads rows.
   *
   * @param catalog Iceberg's client properties
   * @param filters over columns that are read; files are left out that hold no such rows, but what
   *     is read may hold others, too
   * @param uid name and uid of the source
   */
  public DataStream<RowData> read(
      StreamExecutionEnvironment environment,
      Map<String, String> catalog,
      List<Expression> filters,
      String uid) {
    CatalogLoader loader =
        CatalogLoader.rest(CatalogServer.CATALOG_NAME, LocalFiles.configuration(), catalog);
    IcebergSource<RowData> source =
        IcebergSource.forRowData()
            .tableLoader(TableLoader.fromCatalog(loader, table.identifier()))
            .project(columns)
            .filters(filters)
            // Where a file lies is of no use here, and not every file system says.
            .exposeLocality(false)
            .streaming(false)
            .build();
    return environment
        .fromSource(source, WatermarkStrategy.noWatermarks(), uid, EventRows.type(columns))
        .uid(uid);
  }
}
