package dev.vedette.price;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A warehouse for the tests of one class, with the product's tables and views and nothing in them.
 * All classes share one Trino, which takes a quarter of a minute to start and as long to get warm,
 * and which ends with the last test of the JVM. Classes run one after the other, and each has a
 * catalog of its own in it for that time.
 */
public final class OwnWarehouse implements BeforeAllCallback, AfterAllCallback {
  private static final Namespace NAMESPACE = Namespace.create(OwnWarehouse.class);
  private static final int HEAP = 1024;

  private final ZoneId zone;
  private @Nullable Path folder;
  private @Nullable CatalogAndTrino warehouse;

  /** The Trino of all, in a folder that goes with it. */
  private record Shared(TrinoProcess trino, Path folder) implements AutoCloseable {
    static Shared start() {
      try {
        Path folder = Files.createTempDirectory("vedette-trino-");
        return new Shared(TrinoProcess.start(folder, HEAP), folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while Trino started", e);
      } catch (SQLException e) {
        throw new IllegalStateException("Cannot start Trino: " + e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      trino.close();
      remove(folder);
    }
  }

  /**
   * @param zone in which days begin
   */
  public OwnWarehouse(ZoneId zone) {
    this.zone = zone;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Shared shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    Path made = Files.createTempDirectory("vedette-warehouse-");
    folder = made;
    warehouse = CatalogAndTrino.in(shared.trino(), made, zone);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (warehouse != null) {
      warehouse.close();
    }
    if (folder != null) {
      remove(folder);
    }
  }

  /** A connection with the warehouse's catalog as its default. */
  public Connection connect() throws SQLException {
    return Objects.requireNonNull(warehouse).connect();
  }

  URI catalog() {
    return Objects.requireNonNull(warehouse).catalog();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
