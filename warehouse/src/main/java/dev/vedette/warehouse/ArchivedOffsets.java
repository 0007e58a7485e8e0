package dev.vedette.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * How far a raw table has come: for each Kafka partition the highest offset among its rows.
 *
 * <p>The archive job appends the records of a partition in order, and each commit holds all of them
 * up to some offset. So whatever is above the highest offset is missing, and nothing below it is.
 *
 * <p>Mostly the bounds that Iceberg keeps for each file's columns are enough. A file whose rows are
 * of several partitions says of each only that it is not above the bound; such a file is read,
 * those two columns of it, unless files that were looked at before are beyond it in all of its
 * partitions. The newest files come first, because they are.
 */
public final class ArchivedOffsets {
  private final Schema coordinates;
  private final int partitionId;
  private final int offsetId;
  private final Table table;
  private final Map<Integer, Long> highest = new HashMap<>();
  private int filesRead;

  private ArchivedOffsets(Table table) {
    this.table = table;
    this.coordinates =
        table.schema().select(WarehouseTables.KAFKA_PARTITION, WarehouseTables.KAFKA_OFFSET);
    this.partitionId = column(WarehouseTables.KAFKA_PARTITION);
    this.offsetId = column(WarehouseTables.KAFKA_OFFSET);
  }

  /**
   * The highest offset of each partition in a raw table; a partition without rows is absent.
   *
   * @throws IllegalArgumentException if the table has no Kafka coordinates
   * @throws UncheckedIOException if a file cannot be read
   */
  public static Map<Integer, Long> of(Table table) {
    ArchivedOffsets offsets = new ArchivedOffsets(table);
    offsets.lookAtFiles();
    return Map.copyOf(offsets.highest);
  }

  /** As {@link #of}, but says how many files had to be read. */
  static int filesRead(Table table) {
    ArchivedOffsets offsets = new ArchivedOffsets(table);
    offsets.lookAtFiles();
    return offsets.filesRead;
  }

  private void lookAtFiles() {
    try {
      for (DataFile file : newestFirst()) {
        lookAt(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read how far table %s has come".formatted(table.name()), e);
    }
  }

  private List<DataFile> newestFirst() throws IOException {
    List<DataFile> files = new ArrayList<>();
    // Deleted rows were archived all the same, so deletes are of no interest here.
    try (CloseableIterable<FileScanTask> tasks =
        table
            .newScan()
            .includeColumnStats(
                List.of(WarehouseTables.KAFKA_PARTITION, WarehouseTables.KAFKA_OFFSET))
            .planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
    }
    files.sort(
        Comparator.comparing(
                (DataFile file) -> Objects.requireNonNullElse(file.dataSequenceNumber(), 0L))
            .reversed());
    return files;
  }

  private void lookAt(DataFile file) throws IOException {
    Integer firstPartition = bound(Integer.class, file.lowerBounds(), partitionId);
    Integer lastPartition = bound(Integer.class, file.upperBounds(), partitionId);
    Long highestOffset = bound(Long.class, file.upperBounds(), offsetId);
    if (firstPartition == null || lastPartition == null || highestOffset == null) {
      read(file);
    } else if (firstPartition.equals(lastPartition)) {
      highest.merge(firstPartition, highestOffset, Math::max);
    } else if (IntStream.rangeClosed(firstPartition, lastPartition)
        .anyMatch(partition -> highest.getOrDefault(partition, -1L) < highestOffset)) {
      read(file);
    }
  }

  private void read(DataFile file) throws IOException {
    filesRead++;
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.<Record, Object>readBuilder(
                file.format(), Record.class, table.io().newInputFile(file))
            .project(coordinates)
            .reuseContainers()
            .build()) {
      for (Record row : rows) {
        highest.merge(
            (Integer) row.getField(WarehouseTables.KAFKA_PARTITION),
            (Long) row.getField(WarehouseTables.KAFKA_OFFSET),
            Math::max);
      }
    }
  }

  private int column(String name) {
    NestedField field = table.schema().findField(name);
    if (field == null) {
      throw new IllegalArgumentException(
          "Table %s is no raw table: it has no column %s".formatted(table.name(), name));
    }
    return field.fieldId();
  }

  private <T> @Nullable T bound(
      Class<T> type, @Nullable Map<Integer, ByteBuffer> bounds, int fieldId) {
    ByteBuffer value = bounds == null ? null : bounds.get(fieldId);
    return value == null
        ? null
        : type.cast(Conversions.fromByteBuffer(coordinates.findType(fieldId), value));
  }
}
