package dev.vedette.table;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.table.data.RowData;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/** Turns rows of one table back into events, as {@link EventRows} made them of events. */
public final class EventRowReader {
  private final Schema event;
  private final List<Part> parts;

  /** Takes a value out of a row. */
  @FunctionalInterface
  private interface Value {
    Object of(RowData row);
  }

  private record Part(int field, int column, Value value) {}

  /**
   * @param event schema of the events
   * @param rows the columns of the rows, in their order; those that the event's schema does not
   *     know are left out
   * @throws IllegalArgumentException if a column cannot be put into its field
   */
  public EventRowReader(Schema event, org.apache.iceberg.Schema rows) {
    this.event = event;
    this.parts = new ArrayList<>();
    List<NestedField> columns = rows.columns();
    for (int position = 0; position < columns.size(); position++) {
      NestedField column = columns.get(position);
      Schema.Field field = event.getField(column.name());
      if (field != null) {
        parts.add(new Part(field.pos(), position, value(field, column, position)));
      }
    }
  }

  /** The event that a row holds. */
  public SpecificRecord read(RowData row) {
    SpecificRecord read = (SpecificRecord) SpecificData.get().newRecord(null, event);
    for (Part part : parts) {
      if (!row.isNullAt(part.column())) {
        read.put(part.field(), part.value().of(row));
      }
    }
    return read;
  }

  private static Value value(Schema.Field field, NestedField column, int position) {
    Schema schema = field.schema();
    Schema values =
        schema.isUnion()
            ? schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow()
            : schema;
    Type type = column.type();
    return switch (type.typeId()) {
      case TIMESTAMP -> row -> row.getTimestamp(position, 6).toInstant();
      case DATE -> row -> LocalDate.ofEpochDay(row.getInt(position));
      case DECIMAL -> {
        Types.DecimalType decimal = (Types.DecimalType) type;
        yield row -> row.getDecimal(position, decimal.precision(), decimal.scale()).toBigDecimal();
      }
      case STRING ->
          values.getType() == Schema.Type.ENUM
              ? row -> symbol(row.getString(position).toString(), values)
              : row -> row.getString(position).toString();
      case BINARY -> row -> ByteBuffer.wrap(row.getBinary(position));
      case INTEGER -> row -> row.getInt(position);
      case LONG ->
          values.getType() == Schema.Type.INT
              ? row -> Math.toIntExact(row.getLong(position))
              : row -> row.getLong(position);
      case FLOAT -> row -> row.getFloat(position);
      case DOUBLE ->
          values.getType() == Schema.Type.FLOAT
              ? row -> (float) row.getDouble(position)
              : row -> row.getDouble(position);
      case BOOLEAN -> row -> row.getBoolean(position);
      default ->
          throw new IllegalArgumentException(
              "Cannot put a column of type %s into field %s, a %s"
                  .formatted(type, field.name(), logical(values)));
    };
  }

  private static Object symbol(String text, Schema values) {
    return Objects.requireNonNull(
        SpecificData.get().createEnum(text.toUpperCase(Locale.ROOT), values));
  }

  private static String logical(Schema values) {
    return values.getLogicalType() instanceof LogicalTypes.TimestampMicros
        ? "timestamp"
        : values.toString();
  }
}
