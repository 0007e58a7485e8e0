package dev.vedette.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.TableEvolution;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.warehouse.WarehouseViews;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.rest.RESTCatalog;

/** A catalog in this JVM and a Trino of its own over it, with the product's tables and views. */
public final class CatalogAndTrino implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int CYCLE_DAYS = 7;

  private final CatalogServer catalog;
  private final Process trino;
  private final int port;

  private CatalogAndTrino(CatalogServer catalog, Process trino, int port) {
    this.catalog = catalog;
    this.trino = trino;
    this.port = port;
  }

  /**
   * @param heap of Trino, in MiB
   * @param zone in which days begin
   */
  public static CatalogAndTrino start(Path folder, int heap, ZoneId zone)
      throws IOException, InterruptedException, SQLException {
    CatalogServer catalog =
        CatalogServer.start(
            new CatalogServer.Config(
                0, folder.resolve("catalog.db"), folder.resolve("warehouse").toUri()));
    try (RESTCatalog client = CatalogClient.connect(catalog.uri())) {
      new TableEvolution(client).apply(WarehouseTables.all());
    }
    int port = freePort();
    CatalogAndTrino started =
        new CatalogAndTrino(catalog, launch(folder, heap, port, catalog.uri()), port);
    try {
      started.await();
      try (Connection connection = started.connect()) {
        WarehouseViews.apply(connection, zone, CYCLE_DAYS);
      }
      return started;
    } catch (InterruptedException | SQLException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  URI catalog() {
    return catalog.uri();
  }

  /** A connection with the warehouse's catalog as its default. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:trino://127.0.0.1:%d/vedette?user=test".formatted(port));
  }

  /** The memory of one query, in MiB, of a Trino with some heap. */
  static int queryMemory(int heap) {
    return heap / 2;
  }

  /** The most memory, in bytes, that any of the latest queries with this text took. */
  long peakMemory(String query) throws IOException {
    // What the JDBC driver tells of it needs the driver's own classes.
    HttpURLConnection asked =
        (HttpURLConnection)
            URI.create("http://127.0.0.1:" + port + "/v1/query").toURL().openConnection();
    asked.setRequestProperty("X-Trino-User", "test");
    long peak = 0;
    try (InputStream answer = asked.getInputStream()) {
      for (JsonNode each : new ObjectMapper().readTree(answer)) {
        if (each.path("query").asText().equals(query)) {
          peak =
              Math.max(
                  peak, bytes(each.path("queryStats").path("peakUserMemoryReservation").asText()));
        }
      }
    }
    return peak;
  }

  /** Trino says 1234B. */
  private static long bytes(String size) {
    return Long.parseLong(size.substring(0, size.length() - 1));
  }

  @Override
  public void close() {
    trino.destroy();
    try {
      if (!trino.waitFor(10, TimeUnit.SECONDS)) {
        trino.destroyForcibly();
      }
    } catch (InterruptedException e) {
      trino.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    catalog.close();
  }

  private void await() throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = connect();
          Statement query = connection.createStatement()) {
        query.executeQuery("SELECT 1").close();
        return;
      } catch (SQLException e) {
        if (!trino.isAlive() || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    }
  }

  private static Process launch(Path folder, int heap, int port, URI catalog) throws IOException {
    Path home = Path.of(Objects.requireNonNull(System.getProperty("vedette.root")));
    Path catalogs = Files.createDirectories(folder.resolve("etc/catalog"));
    Path config = folder.resolve("etc/config.properties");
    Files.write(
        config,
        List.of(
            "coordinator=true",
            "node-scheduler.include-coordinator=true",
            "http-server.http.port=" + port,
            "node.bind-ip=127.0.0.1",
            "node.internal-address=127.0.0.1",
            "discovery.uri=http://127.0.0.1:" + port,
            "catalog.config-dir=" + catalogs,
            "plugin.dir=" + home.resolve("warehouse/trino-iceberg/target/plugin"),
            "query.max-memory-per-node=" + queryMemory(heap) + "MB",
            "memory.heap-headroom-per-node=" + heap / 5 + "MB"));
    Files.write(
        catalogs.resolve("vedette.properties"),
        List.of(
            "connector.name=iceberg",
            "iceberg.catalog.type=rest",
            "iceberg.rest-catalog.uri=" + catalog,
            "iceberg.file-format=PARQUET",
            "iceberg.compression-codec=ZSTD",
            "fs.local.enabled=true",
            "local.location=/"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-Xmx" + heap + "m",
            "-Duser.timezone=UTC",
            "--add-modules=jdk.incubator.vector",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED",
            "-XX:ReservedCodeCacheSize=256m",
            "-Dconfig=" + config,
            "-Dnode.id=test",
            "-Dnode.environment=test",
            "-Dnode.data-dir=" + Files.createDirectories(folder.resolve("data")),
            "-cp",
            home.resolve("warehouse/trino-server/target/lib") + "/*",
            "dev.vedette.warehouse.trino.TrinoMain")
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("trino.log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }
}
