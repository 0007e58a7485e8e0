package dev.vedette.warehouse;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.RESTCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets old snapshots, from time to time. A table that is committed to every few seconds would
 * otherwise have thousands a day, all of them named in the metadata file that each commit writes
 * anew.
 *
 * <p>How long a snapshot is kept stands in the table's properties. Rows are never removed: the
 * audit trail is in them, not in the snapshots. A snapshot with a tag stays as long as the tag.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration INTERVAL = Duration.ofMinutes(20);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  private Housekeeping() {}

  /** Keeps house in the catalog at {@code catalog} until closed. */
  public static Housekeeping start(URI catalog) {
    Housekeeping housekeeping = new Housekeeping();
    var unused =
        housekeeping.timer.scheduleWithFixedDelay(
            () -> forgetOldSnapshots(catalog),
            INTERVAL.toMillis(),
            INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return housekeeping;
  }

  /** Lets a table that is worked on be finished. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      if (!timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Housekeeping is still at work; what it leaves is done at the next start.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forgetOldSnapshots(URI uri) {
    try (RESTCatalog catalog = CatalogClient.connect(uri)) {
      forgetOldSnapshots(catalog);
    } catch (IOException | RuntimeException e) {
      // An exception would end the schedule.
      LOG.warn("Housekeeping was not possible, and will be tried again in {}.", INTERVAL, e);
    }
  }

  /** Forgets the snapshots of all tables that are older than their properties say. */
  static void forgetOldSnapshots(Catalog catalog) {
    for (TableDefinition definition : WarehouseTables.all()) {
      TableIdentifier table = definition.identifier();
      try {
        catalog.loadTable(table).expireSnapshots().commit();
      } catch (NoSuchTableException e) {
        LOG.debug("Table {} is not there", table);
      } catch (RuntimeException e) {
        LOG.warn("The old snapshots of table {} stay for now: {}", table, e.getMessage(), e);
      }
    }
  }
}
