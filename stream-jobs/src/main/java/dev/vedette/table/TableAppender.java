package dev.vedette.table;

import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.LocalFiles;
import dev.vedette.warehouse.TableDefinition;
import java.net.URI;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;

/** Appends rows to Iceberg tables, exactly once, at each checkpoint. */
public final class TableAppender {
  /**
   * Empty commits would only fill the history; the sink makes one after this many quiet
   * checkpoints.
   */
  private static final String QUIET_CHECKPOINTS = "flink.max-continuous-empty-commits";

  private final URI catalog;

  /** Appends to tables of the catalog at {@code catalog}. */
  public TableAppender(URI catalog) {
    this.catalog = catalog;
  }

  /** The type of the rows of a table. */
  public static InternalTypeInfo<RowData> rowType(TableDefinition table) {
    return InternalTypeInfo.of(FlinkSchemaUtil.convert(table.schema()));
  }

  /**
   * Appends {@code rows} to a table that exists.
   *
   * @param uid of the sink's operators; never changes
   * @param parallelism number of writers, each of which writes its own files
   */
  public void append(DataStream<RowData> rows, TableDefinition table, String uid, int parallelism) {
    CatalogLoader loader =
        CatalogLoader.rest(
            CatalogServer.CATALOG_NAME,
            LocalFiles.configuration(),
            CatalogClient.properties(catalog));
    IcebergSink.forRowData(rows)
        .tableLoader(TableLoader.fromCatalog(loader, table.identifier()))
        .uidSuffix(uid)
        .distributionMode(DistributionMode.NONE)
        .writeParallelism(parallelism)
        .set(QUIET_CHECKPOINTS, Integer.toString(Integer.MAX_VALUE))
        .append();
  }
}
