package dev.vedette.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** The columns of an event, derived from its Avro schema. */
final class AvroColumns {
  private AvroColumns() {}

  /**
   * One column per field, with ids from 1 in the order of the fields. A field that may be null is
   * an optional column; an enum is a string in lower case.
   *
   * @throws IllegalArgumentException if a field has a type for which there is no column type
   */
  static List<NestedField> of(Schema schema) {
    List<NestedField> columns = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      Schema value = notNull(field.schema());
      NestedField.Builder column =
          field.schema().isNullable()
              ? NestedField.optional(field.name())
              : NestedField.required(field.name());
      columns.add(
          column
              .withId(field.pos() + 1)
              .ofType(type(field, value))
              .withDoc(documentation(field.doc(), value))
              .build());
    }
    return columns;
  }

  /** The schema of a field's values other than null. */
  private static Schema notNull(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    List<Schema> values =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (values.size() != 1) {
      throw new IllegalArgumentException("There is no column type for the union " + schema);
    }
    return values.getFirst();
  }

  private static Type type(Schema.Field field, Schema value) {
    LogicalType logical = value.getLogicalType();
    if (logical instanceof LogicalTypes.TimestampMicros) {
      return Types.TimestampType.withZone();
    }
    if (logical instanceof LogicalTypes.Date) {
      return Types.DateType.get();
    }
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return Types.DecimalType.of(decimal.getPrecision(), decimal.getScale());
    }
    if (logical != null) {
      throw unknown(field);
    }
    return switch (value.getType()) {
      case STRING, ENUM -> Types.StringType.get();
      case BYTES -> Types.BinaryType.get();
      case INT -> Types.IntegerType.get();
      case LONG -> Types.LongType.get();
      case FLOAT -> Types.FloatType.get();
      case DOUBLE -> Types.DoubleType.get();
      case BOOLEAN -> Types.BooleanType.get();
      default -> throw unknown(field);
    };
  }

  private static IllegalArgumentException unknown(Schema.Field field) {
    return new IllegalArgumentException(
        "There is no column type for field %s: %s".formatted(field.name(), field.schema()));
  }

  private static @Nullable String documentation(@Nullable String doc, Schema value) {
    if (value.getType() != Schema.Type.ENUM) {
      return doc;
    }
    String symbols =
        value.getEnumSymbols().stream()
            .map(symbol -> symbol.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return (doc == null ? "" : doc + " ") + "One of: " + symbols + ".";
  }
}
