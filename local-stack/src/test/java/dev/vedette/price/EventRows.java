package dev.vedette.price;

import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The statements that put events into the table of their type, as the archive and the jobs would.
 *
 * @param table with its namespace
 */
record EventRows(EventType type, String table) {
  /** Trino takes a million characters. */
  private static final int LONGEST_STATEMENT = 700_000;

  private static final String KAFKA_COLUMNS =
      ", kafka_topic, kafka_partition, kafka_offset, kafka_timestamp, schema_id";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  static EventRows of(EventType type) {
    return new EventRows(type, (isRaw(type) ? "raw." : "mart.") + type.table());
  }

  /** Every event is one row; their order is that of their offsets. */
  List<String> inserts(List<? extends SpecificRecord> events) {
    String beginning =
        "INSERT INTO %s (%s%s) VALUES "
            .formatted(
                table,
                type.schema().getFields().stream()
                    .map(field -> '"' + field.name() + '"')
                    .collect(Collectors.joining(", ")),
                isRaw(type) ? KAFKA_COLUMNS : "");
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    for (int offset = 0; offset < events.size(); offset++) {
      statement
          .append(statement.isEmpty() ? beginning : ",\n")
          .append(row(events.get(offset), offset));
      if (statement.length() > LONGEST_STATEMENT || offset == events.size() - 1) {
        statements.add(statement.toString());
        statement.setLength(0);
      }
    }
    return statements;
  }

  private String row(SpecificRecord event, int offset) {
    String values =
        type.schema().getFields().stream()
            .map(field -> literal(event.get(field.pos()), field))
            .collect(Collectors.joining(", "));
    String kafka =
        isRaw(type)
            ? ", '%s', 0, %d, TIMESTAMP '2026-01-01 00:00:00.000000 UTC', 1"
                .formatted(type.topic(), offset)
            : "";
    return "(" + values + kafka + ")";
  }

  private static boolean isRaw(EventType type) {
    return type != EventType.PRICE_VERDICTS;
  }

  private static String literal(@Nullable Object value, Schema.Field field) {
    return switch (value) {
      case null -> "NULL";
      case Instant time -> "TIMESTAMP '%s UTC'".formatted(TIME.format(time));
      case LocalDate date -> "DATE '%s'".formatted(date);
      case BigDecimal decimal -> "DECIMAL '%s'".formatted(decimal.toPlainString());
      case Enum<?> choice -> quoted(choice.name().toLowerCase(Locale.ROOT));
      case CharSequence text -> quoted(text.toString());
      case Double number -> "DOUBLE '%s'".formatted(number);
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> throw new IllegalArgumentException("No literal for field " + field.name());
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
