package dev.vedette.price;

import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.warehouse.WarehouseViews;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import org.apache.iceberg.rest.RESTCatalog;

/** A catalog in this JVM and a Trino over it, with the product's tables and views. */
public final class CatalogAndTrino implements AutoCloseable {
  private static final int CYCLE_DAYS = 7;

  private final CatalogServer catalog;
  private final TrinoProcess trino;
  private final AutoCloseable end;

  private CatalogAndTrino(CatalogServer catalog, TrinoProcess trino, AutoCloseable end) {
    this.catalog = catalog;
    this.trino = trino;
    this.end = end;
  }

  /**
   * Starts a Trino for this alone.
   *
   * @param heap of Trino, in MiB
   * @param zone in which days begin
   */
  public static CatalogAndTrino start(Path folder, int heap, ZoneId zone) throws Exception {
    TrinoProcess trino = TrinoProcess.start(folder, heap);
    try {
      return open(folder, zone, trino, trino);
    } catch (IOException | SQLException | RuntimeException e) {
      trino.close();
      throw e;
    }
  }

  /** Adds the catalog to a Trino that has none, and removes it in the end. */
  static CatalogAndTrino in(TrinoProcess trino, Path folder, ZoneId zone)
      throws IOException, SQLException {
    return open(folder, zone, trino, () -> trino.remove(CatalogServer.CATALOG_NAME));
  }

  private static CatalogAndTrino open(
      Path folder, ZoneId zone, TrinoProcess trino, AutoCloseable end)
      throws IOException, SQLException {
    CatalogServer catalog =
        CatalogServer.start(
            new CatalogServer.Config(
                0, folder.resolve("catalog.db"), folder.resolve("warehouse").toUri()));
    try {
      try (RESTCatalog client = CatalogClient.connect(catalog.uri())) {
        new TableEvolution(client).apply(WarehouseTables.all());
      }
      trino.add(CatalogServer.CATALOG_NAME, catalog.uri());
      CatalogAndTrino opened = new CatalogAndTrino(catalog, trino, end);
      try (Connection connection = opened.connect()) {
        WarehouseViews.apply(connection, zone, CYCLE_DAYS);
      }
      return opened;
    } catch (IOException | SQLException | RuntimeException e) {
      catalog.close();
      throw e;
    }
  }

  URI catalog() {
    return catalog.uri();
  }

  /** A connection with the warehouse's catalog as its default. */
  public Connection connect() throws SQLException {
    return trino.connect(CatalogServer.CATALOG_NAME);
  }

  /** The memory of one query, in MiB, of a Trino with some heap. */
  public static int queryMemory(int heap) {
    return TrinoProcess.queryMemory(heap);
  }

  /** The most memory, in bytes, that any of the latest queries with this text took. */
  public long peakMemory(String query) throws IOException {
    return trino.peakMemory(query);
  }

  @Override
  public void close() throws Exception {
    try {
      end.close();
    } finally {
      catalog.close();
    }
  }
}
