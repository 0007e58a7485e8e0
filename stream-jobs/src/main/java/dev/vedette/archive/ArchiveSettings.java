package dev.vedette.archive;

import dev.vedette.warehouse.CatalogClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What the archive job must be told.
 *
 * @param bootstrapServers Kafka brokers, as {@code host:port}, separated by commas
 * @param registry address of the schema registry's Confluent API
 * @param catalog Iceberg's client properties: {@code uri}, {@code io-impl}, and those of the
 *     storage
 * @param commitInterval time between checkpoints, and so between commits to the tables. Too low:
 *     many small files, and more commits than a catalog sustains (more than one or two a second on
 *     an object store). Too high: rows are seen late
 * @param parallelism subtasks that read, decode and write; at most the number of partitions of the
 *     largest topic makes a difference
 * @param uidSuffix appended to the uids of the tables' sinks; change it to start without their
 *     state under the same job id
 */
public record ArchiveSettings(
    String bootstrapServers,
    URI registry,
    Map<String, String> catalog,
    Duration commitInterval,
    int parallelism,
    String uidSuffix) {
  private static final Duration LOCAL_COMMIT_INTERVAL = Duration.ofSeconds(5);

  public ArchiveSettings {
    catalog = Map.copyOf(catalog);
    if (parallelism < 1) {
      throw new IllegalArgumentException(
          "Cannot archive with parallelism %d: at least 1.".formatted(parallelism));
    }
    if (commitInterval.isZero() || commitInterval.isNegative()) {
      throw new IllegalArgumentException(
          "Cannot commit every %s: it must be longer than nothing.".formatted(commitInterval));
    }
  }

  /**
   * Settings for one machine: tables on its disk, a commit every 5 seconds, two subtasks.
   *
   * @param catalog address of the REST catalog
   */
  public static ArchiveSettings local(String bootstrapServers, URI registry, URI catalog) {
    return new ArchiveSettings(
        bootstrapServers,
        registry,
        CatalogClient.properties(catalog),
        LOCAL_COMMIT_INTERVAL,
        2,
        "");
  }
}
