package dev.vedette.warehouse;

import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Rows of the table of dead letters that differ in their coordinates only. */
final class DeadLetterRows {
  private DeadLetterRows() {}

  static Record row(Table table, int partition, long offset) {
    Record row = GenericRecord.create(table.schema());
    for (NestedField column : table.schema().columns()) {
      if (column.type().equals(Types.StringType.get())) {
        row.setField(column.name(), "x");
      }
    }
    row.setField("payload", ByteBuffer.allocate(1));
    row.setField("recorded_at", OffsetDateTime.parse("2026-05-01T00:00:00Z"));
    row.setField("kafka_timestamp", OffsetDateTime.parse("2026-05-01T00:00:00Z"));
    row.setField("schema_id", 1);
    row.setField("kafka_partition", partition);
    row.setField("kafka_offset", offset);
    return row;
  }
}
