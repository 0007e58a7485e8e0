package dev.vedette.warehouse.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SchemaParser;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table that a seal is about, one after another. */
final class SealedScan {
  private static final long ROWS_BETWEEN_MESSAGES = 250_000;

  private final Table table;
  private final Manifest.SealedRows sealed;
  private final Schema columns;
  private final SealProgress progress;

  /**
   * @throws SealException if the table lacks a column that was sealed
   */
  SealedScan(Table table, Manifest.SealedRows sealed, SealProgress progress) {
    this.table = table;
    this.sealed = sealed;
    this.progress = progress;
    this.columns = columns(table.schema(), SchemaParser.fromJson(sealed.schema().toString()));
  }

  /** The sealed columns, in the types that they have now. */
  private Schema columns(Schema now, Schema then) {
    List<NestedField> fields = new ArrayList<>();
    for (NestedField field : then.columns()) {
      NestedField found = now.findField(field.fieldId());
      if (found == null || !found.name().equals(field.name())) {
        throw new SealException("its column %s is gone".formatted(field.name()));
      }
      fields.add(found);
    }
    return new Schema(fields);
  }

  RowDigests digests() {
    return new RowDigests(columns, sealed.identity());
  }

  List<String> columnNames() {
    return columns.columns().stream().map(NestedField::name).toList();
  }

  /** The columns by which a person finds a row, as far as there are such. */
  List<String> names() {
    Set<String> present = new HashSet<>(columnNames());
    List<String> names = new ArrayList<>();
    for (String column :
        List.of("event_id", "outlet_id", "sku", "rule_id", "version", sealed.timeColumn())) {
      if (present.contains(column)) {
        names.add(column);
      }
    }
    for (String column : sealed.identity()) {
      if (!names.contains(column)) {
        names.add(column);
      }
    }
    return names;
  }

  /**
   * Gives each row of a snapshot, or of the table as it is.
   *
   * @param snapshotId the snapshot; null for the present one
   */
  void forEach(@Nullable Long snapshotId, Consumer<Record> consumer) throws IOException {
    if (table.currentSnapshot() == null) {
      return;
    }
    IcebergGenerics.ScanBuilder scan =
        IcebergGenerics.read(table).project(columns).where(filter()).reuseContainers();
    if (snapshotId != null) {
      scan = scan.useSnapshot(snapshotId);
    }
    long rows = 0;
    try (CloseableIterable<Record> records = scan.build()) {
      for (Record row : records) {
        consumer.accept(row);
        if (++rows % ROWS_BETWEEN_MESSAGES == 0) {
          progress.rows(sealed.table(), rows);
        }
      }
    }
  }

  /** The entries of a snapshot's rows, or those of the table as it is, ready to be sorted. */
  EntrySorter entries(@Nullable Long snapshotId, int longestRun) throws IOException {
    EntrySorter sorter = new EntrySorter(longestRun);
    RowDigests digests = digests();
    try {
      forEach(
          snapshotId,
          row -> {
            try {
              sorter.add(digests.entry(row));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      return sorter;
    } catch (IOException | RuntimeException e) {
      sorter.close();
      throw e;
    }
  }

  private Expression filter() {
    Expression before = Expressions.lessThan(sealed.timeColumn(), sealed.to());
    return sealed.from() == null
        ? before
        : Expressions.and(
            Expressions.greaterThanOrEqual(sealed.timeColumn(), sealed.from()), before);
  }
}
