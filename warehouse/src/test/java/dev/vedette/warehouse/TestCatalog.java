package dev.vedette.warehouse;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.iceberg.rest.RESTCatalog;

/** A catalog of its own for one test, reached over HTTP as in production. */
public final class TestCatalog implements Closeable {
  private final CatalogServer server;
  private final RESTCatalog client;

  public TestCatalog(Path folder) {
    this.server =
        CatalogServer.start(
            new CatalogServer.Config(
                0, folder.resolve("catalog.db"), folder.resolve("warehouse").toUri()));
    this.client = CatalogClient.connect(server.uri());
  }

  public RESTCatalog client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    try (server) {
      client.close();
    }
  }
}
