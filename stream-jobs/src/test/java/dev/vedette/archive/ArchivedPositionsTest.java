package dev.vedette.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.table.RandomEvents;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedPositionsTest {
  private static final EventType READINGS = EventType.INVENTORY_READINGS;
  private static final TopicPartition FIRST = new TopicPartition(READINGS.topic(), 0);
  private static final TopicPartition SECOND = new TopicPartition(READINGS.topic(), 1);
  private static final TopicPartition THIRD = new TopicPartition(READINGS.topic(), 2);

  @TempDir Path folder;
  private FaultyCatalog catalog;

  /** Partition 0 is archived up to offset 2, partition 1 up to 1. */
  @BeforeEach
  void archiveFiveReadings() throws Exception {
    catalog = new FaultyCatalog(folder);
    MemoryRegistry registry = new MemoryRegistry();
    TestTopics topics = new TestTopics(registry);
    RandomEvents random = new RandomEvents(3);
    for (int i = 0; i < 5; i++) {
      topics.event(READINGS, random.next(READINGS));
    }
    new ArchiveRun(catalog.uri(), folder.resolve("checkpoints"))
        .archive(topics.records(), registry);
  }

  @AfterEach
  void stopCatalog() {
    catalog.close();
  }

  @Test
  void itGoesOnAfterTheLastArchivedRecordOfEachPartition() {
    assertThat(positions(new FixedOffsets(0, 100)))
        .isEqualTo(Map.of(FIRST, 3L, SECOND, 2L, THIRD, KafkaPartitionSplit.EARLIEST_OFFSET));
  }

  @Test
  void recordsThatKafkaHasRemovedAreSkipped() {
    assertThat(positions(new FixedOffsets(3, 100)))
        .isEqualTo(Map.of(FIRST, 3L, SECOND, 3L, THIRD, KafkaPartitionSplit.EARLIEST_OFFSET));
  }

  @Test
  void aKafkaThatHasFewerRecordsThanTheTableIsRefused() {
    assertThatThrownBy(() -> positions(new FixedOffsets(0, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("inventory-readings-0")
        .hasMessageContaining("holds offset 2");
  }

  private Map<TopicPartition, Long> positions(FixedOffsets kafka) {
    return new ArchivedPositions(CatalogClient.properties(catalog.uri()))
        .getPartitionOffsets(List.of(FIRST, SECOND, THIRD), kafka);
  }
}
