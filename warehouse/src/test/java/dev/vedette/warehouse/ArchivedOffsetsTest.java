package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedOffsetsTest {
  @TempDir Path folder;
  private TestCatalog catalog;
  private Table table;

  @BeforeEach
  void createTable() {
    catalog = new TestCatalog(folder);
    table = new TableEvolution(catalog.client()).apply(WarehouseTables.raw(EventType.DEAD_LETTERS));
  }

  @AfterEach
  void stopCatalog() throws IOException {
    catalog.close();
  }

  @Test
  void anEmptyTableHoldsNothing() {
    assertThat(ArchivedOffsets.of(table)).isEmpty();
  }

  @Test
  void filesOfOnePartitionEachAreNotRead() throws IOException {
    append(row(0, 5), row(0, 6));
    append(row(1, 2));
    append(row(0, 7));
    assertThat(ArchivedOffsets.of(table)).isEqualTo(Map.of(0, 7L, 1, 2L));
    assertThat(ArchivedOffsets.filesRead(table)).isZero();
  }

  @Test
  void aFileOfSeveralPartitionsIsReadForTheOffsetOfEach() throws IOException {
    append(row(0, 5), row(1, 900), row(3, 7));
    assertThat(ArchivedOffsets.of(table)).isEqualTo(Map.of(0, 5L, 1, 900L, 3, 7L));
  }

  @Test
  void olderFilesAreNotReadOnceNewerOnesAreBeyondThem() throws IOException {
    append(row(0, 1), row(1, 1));
    append(row(0, 2), row(1, 2));
    append(row(0, 3), row(1, 4));
    assertThat(ArchivedOffsets.of(table)).isEqualTo(Map.of(0, 3L, 1, 4L));
    assertThat(ArchivedOffsets.filesRead(table)).isOne();
  }

  @Test
  void aPartitionThatHasBeenQuietSinceIsFoundInAnOlderFile() throws IOException {
    append(row(0, 1), row(2, 50));
    append(row(0, 60), row(1, 60));
    assertThat(ArchivedOffsets.of(table)).isEqualTo(Map.of(0, 60L, 1, 60L, 2, 50L));
  }

  @Test
  void aTableWithoutCoordinatesIsRefused() {
    Table other =
        catalog
            .client()
            .createTable(
                TableIdentifier.of(WarehouseTables.RAW, "other"),
                new Schema(NestedField.required(1, "sku", Types.StringType.get())));
    assertThatThrownBy(() -> ArchivedOffsets.of(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no column kafka_partition");
  }

  private void append(Record... rows) throws IOException {
    TestRows.append(table, List.of(rows));
  }

  private Record row(int partition, long offset) {
    return DeadLetterRows.row(table, partition, offset);
  }
}
