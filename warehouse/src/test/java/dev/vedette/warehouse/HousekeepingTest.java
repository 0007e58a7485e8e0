package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HousekeepingTest {
  @TempDir Path folder;
  private TestCatalog catalog;
  private Table table;

  @BeforeEach
  void commitTenTimes() throws IOException {
    catalog = new TestCatalog(folder);
    table = new TableEvolution(catalog.client()).apply(WarehouseTables.raw(EventType.DEAD_LETTERS));
    for (int offset = 0; offset < 10; offset++) {
      TestRows.append(table, List.of(DeadLetterRows.row(table, 0, offset)));
    }
  }

  @AfterEach
  void stopCatalog() throws IOException {
    catalog.close();
  }

  @Test
  void oldSnapshotsAreForgottenAndTheirRowsStay() throws IOException {
    table
        .updateProperties()
        .set(TableProperties.MAX_SNAPSHOT_AGE_MS, "0")
        .set(TableProperties.MIN_SNAPSHOTS_TO_KEEP, "3")
        .commit();
    Housekeeping.forgetOldSnapshots(catalog.client());
    table.refresh();
    assertThat(table.snapshots()).hasSize(3);
    assertThat(TestRows.read(table)).hasSize(10);
  }

  @Test
  void aSnapshotWithATagStays() {
    long first = table.history().getFirst().snapshotId();
    table.manageSnapshots().createTag("month", first).commit();
    table
        .updateProperties()
        .set(TableProperties.MAX_SNAPSHOT_AGE_MS, "0")
        .set(TableProperties.MIN_SNAPSHOTS_TO_KEEP, "1")
        .commit();
    Housekeeping.forgetOldSnapshots(catalog.client());
    table.refresh();
    assertThat(table.snapshots()).hasSize(2).extracting(s -> s.snapshotId()).contains(first);
  }

  @Test
  void youngSnapshotsStay() {
    Housekeeping.forgetOldSnapshots(catalog.client());
    table.refresh();
    assertThat(table.snapshots()).hasSize(10);
  }
}
