package dev.vedette.table;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of one Avro schema into table rows, column by column in the schema's order.
 * Iceberg's own conversion loses the microseconds of timestamps (apache/iceberg#17194).
 */
public final class AvroRows implements Serializable {
  private static final long serialVersionUID = 1;

  private enum Kind {
    AS_IS,
    TEXT,
    ENUM,
    TIME,
    DATE,
    DECIMAL,
    BYTES
  }

  private final Kind[] kinds;

  /**
   * Rows of records with the given schema.
   *
   * @throws IllegalArgumentException if a field has a type for which there is no column type
   */
  public AvroRows(Schema schema) {
    kinds = schema.getFields().stream().map(AvroRows::kind).toArray(Kind[]::new);
  }

  /** Number of columns that come from the record. */
  public int width() {
    return kinds.length;
  }

  /**
   * The row of a record.
   *
   * @param more columns to leave empty after those of the record
   */
  public GenericRowData row(SpecificRecord event, int more) {
    GenericRowData row = new GenericRowData(kinds.length + more);
    for (int i = 0; i < kinds.length; i++) {
      row.setField(i, value(kinds[i], event.get(i)));
    }
    return row;
  }

  private static @Nullable Object value(Kind kind, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    return switch (kind) {
      case AS_IS -> value;
      case TEXT -> StringData.fromString((String) value);
      case ENUM -> StringData.fromString(((Enum<?>) value).name().toLowerCase(Locale.ROOT));
      case TIME -> TimestampData.fromInstant((Instant) value);
      case DATE -> (int) ((LocalDate) value).toEpochDay();
      case DECIMAL -> {
        BigDecimal decimal = (BigDecimal) value;
        yield DecimalData.fromBigDecimal(decimal, 18, decimal.scale());
      }
      case BYTES -> bytes((ByteBuffer) value);
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static Kind kind(Schema.Field field) {
    Schema schema = field.schema();
    if (schema.isUnion()) {
      schema =
          schema.getTypes().stream()
              .filter(type -> type.getType() != Schema.Type.NULL)
              .findFirst()
              .orElseThrow();
    }
    if (schema.getLogicalType() instanceof LogicalTypes.TimestampMicros) {
      return Kind.TIME;
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Date) {
      return Kind.DATE;
    }
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal) {
      return Kind.DECIMAL;
    }
    return switch (schema.getType()) {
      case STRING -> Kind.TEXT;
      case ENUM -> Kind.ENUM;
      case BYTES -> Kind.BYTES;
      case INT, LONG, DOUBLE, BOOLEAN -> Kind.AS_IS;
      default ->
          throw new IllegalArgumentException(
              "There is no column for %s of type %s".formatted(field.name(), schema));
    };
  }
}
