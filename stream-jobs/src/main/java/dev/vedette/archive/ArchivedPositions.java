package dev.vedette.archive;

import dev.vedette.topic.EventType;
import dev.vedette.warehouse.ArchivedOffsets;
import dev.vedette.warehouse.CatalogClient;
import dev.vedette.warehouse.WarehouseTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the archive begins to read when it has no checkpoint: after the last record of each
 * partition that its tables hold. So each record is archived once although checkpoints were lost.
 *
 * <p>It asks the tables when the job starts, not when it is submitted, and not at all when the job
 * goes on from a checkpoint.
 */
final class ArchivedPositions implements OffsetsInitializer {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(ArchivedPositions.class);

  private final Map<String, String> catalog;

  /**
   * @param catalog Iceberg's client properties
   */
  ArchivedPositions(Map<String, String> catalog) {
    this.catalog = new HashMap<>(catalog);
  }

  /**
   * @throws IllegalStateException if a table holds records that Kafka has not
   */
  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
    Map<String, Map<Integer, Long>> archived =
        archived(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
    Map<TopicPartition, Long> first = kafka.beginningOffsets(partitions);
    Map<TopicPartition, Long> end = kafka.endOffsets(partitions);
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition partition : partitions) {
      Long last = archived.getOrDefault(partition.topic(), Map.of()).get(partition.partition());
      positions.put(
          partition,
          last == null
              ? KafkaPartitionSplit.EARLIEST_OFFSET
              : after(partition, last, of(partition, first), of(partition, end)));
    }
    LOG.info("Without a checkpoint, the archive goes on after what its tables hold: {}", positions);
    return positions;
  }

  @Override
  @SuppressWarnings("deprecation") // Kafka's; the connector's interface has no other yet.
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.EARLIEST;
  }

  private static long of(TopicPartition partition, Map<TopicPartition, Long> offsets) {
    return Objects.requireNonNull(offsets.get(partition), "Kafka tells of every partition");
  }

  private static long after(TopicPartition partition, long last, long first, long end) {
    long next = last + 1;
    if (next > end) {
      throw new IllegalStateException(
          "Cannot archive %s: its table holds offset %d, and the topic ends before %d. Kafka's data were replaced: bring them back, or move the table away."
              .formatted(partition, last, end));
    }
    if (next < first) {
      LOG.error(
          "Records {} to {} of {} were removed from Kafka before they were archived. Keep them longer: retention.ms of the topic.",
          next,
          first - 1,
          partition);
    }
    return Math.max(next, first);
  }

  private Map<String, Map<Integer, Long>> archived(Collection<String> topics) {
    Map<String, Map<Integer, Long>> archived = new HashMap<>();
    try (RESTCatalog client = CatalogClient.connect(catalog)) {
      for (EventType type : WarehouseTables.archived()) {
        if (topics.contains(type.topic())) {
          archived.put(
              type.topic(),
              ArchivedOffsets.of(client.loadTable(WarehouseTables.raw(type).identifier())));
        }
      }
    } catch (NoSuchTableException e) {
      throw new IllegalStateException(
          "Cannot tell what was archived: %s. Start the archive job again, which creates its tables."
              .formatted(e.getMessage()),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the connection to the Iceberg catalog", e);
    }
    return archived;
  }
}
