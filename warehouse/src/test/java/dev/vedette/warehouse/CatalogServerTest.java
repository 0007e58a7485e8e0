package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogServerTest {
  private static final Namespace RAW = Namespace.of("raw");
  private static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "sku", Types.StringType.get()));

  @TempDir Path folder;

  @Test
  void tablesAndViewsSurviveARestart() throws IOException {
    try (CatalogServer server = CatalogServer.start(config(0));
        RESTCatalog catalog = CatalogClient.connect(server.uri())) {
      catalog.createNamespace(RAW);
      catalog.createTable(TableIdentifier.of(RAW, "readings"), SCHEMA);
      catalog
          .buildView(TableIdentifier.of(RAW, "skus"))
          .withSchema(SCHEMA)
          .withDefaultNamespace(RAW)
          .withQuery("trino", "SELECT sku FROM raw.readings")
          .create();
    }
    try (CatalogServer server = CatalogServer.start(config(0));
        RESTCatalog catalog = CatalogClient.connect(server.uri())) {
      assertThat(catalog.listTables(RAW)).containsExactly(TableIdentifier.of(RAW, "readings"));
      assertThat(catalog.listViews(RAW)).containsExactly(TableIdentifier.of(RAW, "skus"));
    }
  }

  @Test
  void theFileOfACatalogThatWasNotClosedHoldsWhatWasAcknowledged() throws IOException {
    Path copy = folder.resolve("copy");
    try (CatalogServer server = CatalogServer.start(config(0));
        RESTCatalog catalog = CatalogClient.connect(server.uri())) {
      catalog.createNamespace(RAW);
      catalog.createTable(TableIdentifier.of(RAW, "readings"), SCHEMA);
      copyDatabase(copy);
    }
    CatalogServer.Config afterTheKill =
        new CatalogServer.Config(
            0, copy.resolve("catalog.db"), folder.resolve("warehouse").toUri());
    try (CatalogServer server = CatalogServer.start(afterTheKill);
        RESTCatalog catalog = CatalogClient.connect(server.uri())) {
      assertThat(catalog.tableExists(TableIdentifier.of(RAW, "readings"))).isTrue();
    }
  }

  @Test
  void itListensOnTheLoopbackInterfaceOnly() {
    try (CatalogServer server = CatalogServer.start(config(0))) {
      assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void aTakenPortIsNamed() {
    try (CatalogServer first = CatalogServer.start(config(0))) {
      CatalogServer.Config second =
          new CatalogServer.Config(
              first.port(), folder.resolve("other.db"), folder.resolve("warehouse").toUri());
      assertThatThrownBy(() -> CatalogServer.start(second).close())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("port " + first.port() + " is taken");
    }
  }

  private CatalogServer.Config config(int port) {
    return new CatalogServer.Config(
        port, folder.resolve("state/catalog.db"), folder.resolve("warehouse").toUri());
  }

  /** What a killed process leaves: the file and its journals as they are at this moment. */
  private void copyDatabase(Path target) throws IOException {
    Files.createDirectories(target);
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder.resolve("state"))) {
      files = listed.toList();
    }
    for (Path file : files) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
  }
}
