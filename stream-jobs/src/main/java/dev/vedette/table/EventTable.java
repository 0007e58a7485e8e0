package dev.vedette.table;

import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.LocalFiles;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.TableEvolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.rest.RESTCatalog;

/** A table that a job appends events to. */
public final class EventTable {
  private final Table table;
  private final TableLoader loader;

  private EventTable(Table table, TableLoader loader) {
    this.table = table;
    this.loader = loader;
  }

  /**
   * Brings tables to what this release needs, and opens them.
   *
   * @param catalog Iceberg's client properties
   * @return the tables in the order of their definitions
   * @throws dev.vedette.warehouse.IncompatibleTableException if one cannot be used
   */
  public static List<EventTable> prepare(
      List<TableDefinition> definitions, Map<String, String> catalog) {
    CatalogLoader loader =
        CatalogLoader.rest(CatalogServer.CATALOG_NAME, LocalFiles.configuration(), catalog);
    try (RESTCatalog client = CatalogClient.connect(catalog)) {
      TableEvolution evolution = new TableEvolution(client);
      List<EventTable> tables = new ArrayList<>();
      for (TableDefinition definition : definitions) {
        tables.add(
            new EventTable(
                evolution.apply(definition),
                TableLoader.fromCatalog(loader, definition.identifier())));
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the connection to the Iceberg catalog", e);
    }
  }

  /**
   * Brings a table to what this release needs, and opens it.
   *
   * @param catalog address of the Iceberg REST catalog
   * @throws dev.vedette.warehouse.IncompatibleTableException if it cannot be used
   */
  public static EventTable open(TableDefinition definition, URI catalog) {
    return prepare(List.of(definition), CatalogClient.properties(catalog)).getFirst();
  }

  /** The table as it was when it was opened. */
  public Table table() {
    return table;
  }

  /** The columns that the table has now, those that this release does not know among them. */
  public Schema schema() {
    return table.schema();
  }

  /**
   * Appends {@code events}, each exactly once, at each checkpoint, by one writer.
   *
   * @param form schema of the events
   * @param rowsUid name and uid of the step that makes rows of them
   * @param uid stem of the uids of the sink's operators; never changes
   */
  public <T extends SpecificRecord> void append(
      DataStream<T> events, org.apache.avro.Schema form, String rowsUid, String uid) {
    DataStream<RowData> rows =
        events
            .map(new EventRowMapper<>(form, schema()), EventRows.type(schema()))
            .name(rowsUid)
            .uid(rowsUid);
    append(rows, uid, 1);
  }

  /**
   * Appends {@code rows}, each exactly once, at each checkpoint. Their type is {@link
   * EventRows#type} of {@link #schema}.
   *
   * @param uid stem of the uids of the sink's operators; never changes
   * @param parallelism number of writers, each of which writes files of its own
   */
  public void append(DataStream<RowData> rows, String uid, int parallelism) {
    IcebergSink.forRowData(rows)
        .table(table)
        .tableLoader(loader)
        // Rows are appended where they are; a shuffle by partition would only cost.
        .distributionMode(DistributionMode.NONE)
        .writeParallelism(parallelism)
        .uidSuffix(uid)
        .append();
  }
}
