package dev.vedette.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.RESTCatalogAdapter;
import org.apache.iceberg.rest.RESTCatalogServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The Iceberg REST catalog of one machine, in this process: Iceberg's own servlet over a catalog
 * that keeps its pointers in one SQLite file.
 *
 * <p>It listens on the loopback interface only, because it asks nobody for a password. What it has
 * acknowledged survives the death of the process: SQLite writes ahead and syncs each commit, and a
 * pointer is only moved to a metadata file that is complete.
 */
public final class CatalogServer implements AutoCloseable {
  /** Written into every row of the catalog's file; another name would find an empty catalog. */
  public static final String CATALOG_NAME = "vedette";

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(15);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
  private static final int CONNECTIONS = 4;
  private static final int MAX_THREADS = 32;

  /**
   * Where the catalog lives.
   *
   * @param port TCP port on the loopback interface; 0 for any free one
   * @param database SQLite file with the catalog's pointers; created with its folder where missing
   * @param warehouse folder of the tables, as a URI such as {@code file:///data/warehouse}
   */
  public record Config(int port, Path database, URI warehouse) {}

  private final JdbcCatalog catalog;
  private final RESTCatalogAdapter adapter;
  private final Server server;
  private final ServerConnector connector;

  private CatalogServer(Config config) {
    this.catalog = openCatalog(config);
    this.adapter = new RESTCatalogAdapter(catalog);
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("catalog");
    this.server = new Server(threads);
    this.connector = new ServerConnector(server, 1, 1);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setPort(config.port());
    server.addConnector(connector);
    server.setStopTimeout(STOP_TIMEOUT.toMillis());
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(new ServletHolder(new RESTCatalogServlet(adapter)), "/*");
    // Commits that are under way when the server stops are finished first.
    server.setHandler(new GracefulHandler(context));
  }

  /**
   * Opens the catalog and serves it.
   *
   * @throws UncheckedIOException if the file cannot be opened or the port is taken
   */
  public static CatalogServer start(Config config) {
    createFolder(config.database());
    CatalogServer catalogServer = new CatalogServer(config);
    try {
      catalogServer.server.start();
      return catalogServer;
    } catch (Exception e) {
      catalogServer.close();
      throw new UncheckedIOException(explain(e, config), new IOException(e));
    }
  }

  /** The port that is listened on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Address for clients. */
  public URI uri() {
    return URI.create("http://" + connector.getHost() + ":" + port());
  }

  /** Lets requests under way finish, for at most five seconds, and closes the file. */
  @Override
  public void close() {
    try (catalog;
        adapter) {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot stop the Iceberg catalog: " + e.getMessage(), e);
    }
  }

  private static JdbcCatalog openCatalog(Config config) {
    JdbcCatalog catalog = new JdbcCatalog();
    catalog.setConf(LocalFiles.configuration());
    catalog.initialize(
        CATALOG_NAME,
        Map.of(
            CatalogProperties.URI,
            "jdbc:sqlite:" + config.database().toAbsolutePath(),
            CatalogProperties.WAREHOUSE_LOCATION,
            config.warehouse().toString(),
            CatalogProperties.CLIENT_POOL_SIZE,
            String.valueOf(CONNECTIONS),
            // The first version of the catalog's layout knows no views.
            "jdbc.schema-version",
            "V1",
            "jdbc.journal_mode",
            "WAL",
            "jdbc.synchronous",
            "FULL",
            "jdbc.busy_timeout",
            String.valueOf(LOCK_TIMEOUT.toMillis())));
    return catalog;
  }

  private static void createFolder(Path database) {
    try {
      Files.createDirectories(database.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot create the folder of the catalog's file %s. Check its permissions."
              .formatted(database),
          e);
    }
  }

  private static String explain(Exception e, Config config) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "Cannot start the Iceberg catalog: port %d is taken. Free it, or choose another one."
            .formatted(config.port());
      }
    }
    return "Cannot start the Iceberg catalog: " + e.getMessage();
  }
}
