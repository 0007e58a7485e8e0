package dev.vedette.archive;

import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.LocalFiles;
import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.rest.RESTCatalog;

/**
 * The raw table of one topic.
 *
 * @param table the table as it is now; the rows that are written have its columns
 * @param loader loads it again where it is committed to
 */
record RawTable(Table table, TableLoader loader) {

  /**
   * Brings the raw tables of some topics to what this release needs, and opens them.
   *
   * @param catalog Iceberg's client properties
   */
  static Map<EventType, RawTable> prepare(
      Collection<EventType> types, Map<String, String> catalog) {
    CatalogLoader loader =
        CatalogLoader.rest(CatalogServer.CATALOG_NAME, LocalFiles.configuration(), catalog);
    try (RESTCatalog client = CatalogClient.connect(catalog)) {
      TableEvolution evolution = new TableEvolution(client);
      Map<EventType, RawTable> tables = new EnumMap<>(EventType.class);
      for (EventType type : types) {
        TableDefinition definition = WarehouseTables.raw(type);
        tables.put(
            type,
            new RawTable(
                evolution.apply(definition),
                TableLoader.fromCatalog(loader, definition.identifier())));
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the connection to the Iceberg catalog", e);
    }
  }
}
