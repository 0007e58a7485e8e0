package dev.vedette.table;

import static dev.vedette.warehouse.WarehouseTables.KAFKA_OFFSET;
import static dev.vedette.warehouse.WarehouseTables.KAFKA_PARTITION;
import static dev.vedette.warehouse.WarehouseTables.KAFKA_TIMESTAMP;
import static dev.vedette.warehouse.WarehouseTables.KAFKA_TOPIC;
import static dev.vedette.warehouse.WarehouseTables.SCHEMA_ID;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.types.RowKind;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Turns events into rows of one table. Columns are matched by name with the fields of the event's
 * schema, once; a column of the table that the schema does not know stays empty.
 *
 * <p>Iceberg has a conversion of its own, which loses the microseconds of timestamps
 * (apache/iceberg#17194).
 */
public final class EventRows {
  private static final int TOPIC = -1;
  private static final int PARTITION = -2;
  private static final int OFFSET = -3;
  private static final int TIMESTAMP = -4;
  private static final int SCHEMA = -5;
  private static final int UNKNOWN = -6;

  private final int[] sources;
  private final @Nullable ValueConverter[] converters;

  /**
   * @param event schema of the events
   * @param table schema of the table, in the order of its columns
   * @throws IllegalArgumentException if a field cannot be put into its column
   */
  public EventRows(Schema event, org.apache.iceberg.Schema table) {
    List<NestedField> columns = table.columns();
    this.sources = new int[columns.size()];
    List<@Nullable ValueConverter> found = new ArrayList<>();
    for (int position = 0; position < sources.length; position++) {
      NestedField column = columns.get(position);
      Schema.Field field = event.getField(column.name());
      sources[position] = field == null ? coordinate(column.name()) : field.pos();
      found.add(field == null ? null : ValueConverter.of(field, column.type()));
    }
    this.converters = found.toArray(ValueConverter[]::new);
  }

  /** Flink's type of the rows of a table. */
  public static InternalTypeInfo<RowData> type(org.apache.iceberg.Schema table) {
    return InternalTypeInfo.of(FlinkSchemaUtil.convert(table));
  }

  /**
   * The row of an event that has no Kafka coordinates.
   *
   * @throws ArithmeticException if a decimal has more digits than its column
   */
  public RowData row(SpecificRecord event) {
    GenericRowData row = new GenericRowData(RowKind.INSERT, sources.length);
    for (int position = 0; position < sources.length; position++) {
      setField(row, position, event);
    }
    return row;
  }

  /**
   * The row of a record.
   *
   * @throws ArithmeticException if a decimal has more digits than its column
   */
  public RowData row(SpecificRecord event, Coordinates coordinates) {
    GenericRowData row = new GenericRowData(RowKind.INSERT, sources.length);
    for (int position = 0; position < sources.length; position++) {
      switch (sources[position]) {
        case TOPIC -> row.setField(position, coordinates.topic());
        case PARTITION -> row.setField(position, coordinates.partition());
        case OFFSET -> row.setField(position, coordinates.offset());
        case TIMESTAMP ->
            row.setField(position, TimestampData.fromEpochMillis(coordinates.timestamp()));
        case SCHEMA -> row.setField(position, coordinates.schemaId());
        default -> setField(row, position, event);
      }
    }
    return row;
  }

  private void setField(GenericRowData row, int position, SpecificRecord event) {
    ValueConverter converter = converters[position];
    Object value = converter == null ? null : event.get(sources[position]);
    if (converter != null && value != null) {
      row.setField(position, converter.convert(value));
    }
  }

  private static int coordinate(String column) {
    return switch (column) {
      case KAFKA_TOPIC -> TOPIC;
      case KAFKA_PARTITION -> PARTITION;
      case KAFKA_OFFSET -> OFFSET;
      case KAFKA_TIMESTAMP -> TIMESTAMP;
      case SCHEMA_ID -> SCHEMA;
      default -> UNKNOWN;
    };
  }
}
