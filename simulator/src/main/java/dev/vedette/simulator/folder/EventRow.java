package dev.vedette.simulator.folder;

import dev.vedette.simulator.SimulatedEvent;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes the events of one type as rows of their event file: the fields of the schema, without
 * those that ingestion adds, quantities in the unit in which they were told.
 */
final class EventRow {
  private static final Set<String> ADDED_BY_INGESTION =
      Set.of("event_id", "reported_by_system", "reported_unit_size");
  private static final Set<String> QUANTITIES =
      Set.of("on_hand", "qty", "demanded_qty", "supplied_qty", "quota_qty");
  private static final String RECORDED_AT = "recorded_at";

  private record Column(String name, int position, boolean quantity) {}

  private final List<Column> columns = new ArrayList<>();
  private final int unitSize;
  private final StringBuilder row = new StringBuilder(200);
  private @Nullable Instant lastTime;
  private String lastText = "";

  EventRow(EventType type) {
    Schema.Field size = type.schema().getField("reported_unit_size");
    unitSize = size == null ? -1 : size.pos();
    Schema.Field recordedAt = null;
    for (Schema.Field field : type.schema().getFields()) {
      if (field.name().equals(RECORDED_AT)) {
        recordedAt = field;
      } else if (!ADDED_BY_INGESTION.contains(field.name())) {
        String name = field.name().equals("reported_unit") ? "unit" : field.name();
        columns.add(new Column(name, field.pos(), QUANTITIES.contains(name)));
      }
    }
    if (recordedAt == null) {
      throw new IllegalArgumentException(
          "Cannot write %s: its events do not say when they were recorded".formatted(type.topic()));
    }
    columns.add(new Column(RECORDED_AT, recordedAt.pos(), false));
  }

  String header() {
    return columns.stream().map(Column::name).collect(Collectors.joining(","));
  }

  /** The row of an event; valid until the next one is asked for. */
  CharSequence of(SimulatedEvent simulated) {
    SpecificRecord event = simulated.event();
    row.setLength(0);
    for (Column column : columns) {
      if (column.position() != columns.getFirst().position()) {
        row.append(',');
      }
      Object value = event.get(column.position());
      if (column.quantity() && value != null) {
        row.append((Long) value / (Long) event.get(unitSize));
      } else if (!column.name().equals(RECORDED_AT) || simulated.statesArrival()) {
        append(value);
      }
    }
    return row;
  }

  private void append(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case String text -> Csv.append(row, text);
      case Instant time -> row.append(text(time));
      case Enum<?> word -> row.append(word.name().toLowerCase(Locale.ROOT));
      case BigDecimal amount ->
          row.append(amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
      default -> row.append(value);
    }
  }

  /** Many rows in a row have the same time. */
  private String text(Instant time) {
    if (!time.equals(lastTime)) {
      lastTime = time;
      lastText = time.toString();
    }
    return lastText;
  }
}
