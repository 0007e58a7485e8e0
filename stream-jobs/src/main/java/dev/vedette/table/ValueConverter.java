package dev.vedette.table;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** Turns the values of one field, as Avro's generated classes hold them, into those of a row. */
@FunctionalInterface
interface ValueConverter {
  Object convert(Object value);

  /**
   * The converter of a field into a column.
   *
   * @throws IllegalArgumentException if the column cannot hold the field's values
   */
  static ValueConverter of(Schema.Field field, Type column) {
    Schema schema = field.schema();
    Schema values =
        schema.isUnion()
            ? schema.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow()
            : schema;
    LogicalType logical = values.getLogicalType();
    @Nullable ValueConverter converter =
        switch (column.typeId()) {
          case TIMESTAMP ->
              logical instanceof LogicalTypes.TimestampMicros
                  ? value -> TimestampData.fromInstant((Instant) value)
                  : null;
          case DATE ->
              logical instanceof LogicalTypes.Date
                  ? value -> Math.toIntExact(((LocalDate) value).toEpochDay())
                  : null;
          case DECIMAL ->
              logical instanceof LogicalTypes.Decimal ? decimal((Types.DecimalType) column) : null;
          default -> logical == null ? plain(values, column) : null;
        };
    if (converter == null) {
      throw new IllegalArgumentException(
          "Cannot put field %s, a %s, into a column of type %s"
              .formatted(field.name(), schema, column));
    }
    return converter;
  }

  private static @Nullable ValueConverter plain(Schema values, Type column) {
    return switch (column.typeId()) {
      case STRING ->
          switch (values.getType()) {
            case STRING -> value -> StringData.fromString((String) value);
            case ENUM -> symbols(values);
            default -> null;
          };
      case BINARY ->
          values.getType() == Schema.Type.BYTES ? value -> bytes((ByteBuffer) value) : null;
      case INTEGER -> values.getType() == Schema.Type.INT ? value -> value : null;
      case LONG ->
          switch (values.getType()) {
            case LONG -> value -> value;
            case INT -> value -> ((Integer) value).longValue();
            default -> null;
          };
      case FLOAT -> values.getType() == Schema.Type.FLOAT ? value -> value : null;
      case DOUBLE ->
          switch (values.getType()) {
            case DOUBLE -> value -> value;
            case FLOAT -> value -> ((Float) value).doubleValue();
            default -> null;
          };
      case BOOLEAN -> values.getType() == Schema.Type.BOOLEAN ? value -> value : null;
      default -> null;
    };
  }

  /** The rows of an enum share one string per symbol. */
  private static ValueConverter symbols(Schema values) {
    Map<String, StringData> names =
        values.getEnumSymbols().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    symbol -> StringData.fromString(symbol.toLowerCase(Locale.ROOT))));
    return value -> Objects.requireNonNull(names.get(((Enum<?>) value).name()));
  }

  private static ValueConverter decimal(Types.DecimalType column) {
    return value -> {
      DecimalData converted =
          DecimalData.fromBigDecimal((BigDecimal) value, column.precision(), column.scale());
      // Flink's way to say that there are too many digits.
      if (converted == null) {
        throw new ArithmeticException("%s has more digits than %s".formatted(value, column));
      }
      return converted;
    };
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
