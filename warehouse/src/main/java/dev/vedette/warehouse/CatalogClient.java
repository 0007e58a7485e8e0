package dev.vedette.warehouse;

import java.net.URI;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.rest.RESTCatalog;

/** Connections to a REST catalog. */
public final class CatalogClient {
  private CatalogClient() {}

  /**
   * A client of the catalog at {@code uri}, to be closed by the caller.
   *
   * @param uri address, such as {@code http://127.0.0.1:18181}
   */
  public static RESTCatalog connect(URI uri) {
    return connect(properties(uri));
  }

  /**
   * A client of the catalog that {@code properties} describe, to be closed by the caller.
   *
   * @param properties Iceberg's client properties; {@code uri} at least
   */
  public static RESTCatalog connect(Map<String, String> properties) {
    RESTCatalog catalog = new RESTCatalog();
    catalog.setConf(LocalFiles.configuration());
    catalog.initialize(CatalogServer.CATALOG_NAME, properties);
    return catalog;
  }

  /**
   * What a client must be told to reach the catalog at {@code uri}, and the files of its tables on
   * a local disk.
   */
  public static Map<String, String> properties(URI uri) {
    return Map.of(
        CatalogProperties.URI,
        uri.toString(),
        CatalogProperties.FILE_IO_IMPL,
        "org.apache.iceberg.hadoop.HadoopFileIO");
  }
}
