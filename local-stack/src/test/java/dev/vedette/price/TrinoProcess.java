package dev.vedette.price;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A Trino in a process of its own, to which catalogs are added while it runs. */
final class TrinoProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private TrinoProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * @param heap in MiB
   */
  static TrinoProcess start(Path folder, int heap)
      throws IOException, InterruptedException, SQLException {
    int port = freePort();
    TrinoProcess started = new TrinoProcess(launch(folder, heap, port), port);
    try {
      started.await();
      return started;
    } catch (InterruptedException | SQLException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** A connection with a catalog as its default. */
  Connection connect(String catalog) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:trino://127.0.0.1:%d/%s?user=test".formatted(port, catalog));
  }

  void add(String catalog, URI server) throws SQLException {
    execute(
        """
        CREATE CATALOG %s USING iceberg WITH (
          "iceberg.catalog.type" = 'rest',
          "iceberg.rest-catalog.uri" = '%s',
          "iceberg.file-format" = 'PARQUET',
          "iceberg.compression-codec" = 'ZSTD',
          "fs.local.enabled" = 'true',
          "local.location" = '/')
        """
            .formatted(catalog, server));
  }

  void remove(String catalog) throws SQLException {
    execute("DROP CATALOG " + catalog);
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
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect("system");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void await() throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = connect("system");
          Statement query = connection.createStatement()) {
        query.executeQuery("SELECT 1").close();
        return;
      } catch (SQLException e) {
        if (!process.isAlive() || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    }
  }

  private static Process launch(Path folder, int heap, int port) throws IOException {
    Path home = Path.of(Objects.requireNonNull(System.getProperty("vedette.root")));
    Path config = Files.createDirectories(folder.resolve("etc")).resolve("config.properties");
    Files.write(
        config,
        List.of(
            "coordinator=true",
            "node-scheduler.include-coordinator=true",
            "http-server.http.port=" + port,
            "node.bind-ip=127.0.0.1",
            "node.internal-address=127.0.0.1",
            "discovery.uri=http://127.0.0.1:" + port,
            "catalog.management=dynamic",
            "catalog.store=memory",
            "plugin.dir=" + home.resolve("warehouse/trino-iceberg/target/plugin"),
            "query.max-memory-per-node=" + queryMemory(heap) + "MB",
            "memory.heap-headroom-per-node=" + heap / 5 + "MB"));
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
