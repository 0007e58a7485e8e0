package dev.vedette.ingestion;

import dev.vedette.event.PriceRule;
import dev.vedette.event.Unit;
import dev.vedette.measure.PackRatios;
import dev.vedette.measure.Quantity;
import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of one type from rows: checks every value, states quantities in base units, and
 * gives an id to what has none. The same row makes the same event, whatever the order of its
 * columns and whether it came as CSV or as JSON. May be used by several threads.
 */
public final class EventReader {
  /** How far ahead a reporter's clock may be. */
  public static final Duration TOLERATED_FUTURE = Duration.ofDays(1);

  private final EventType type;
  private final ProductCatalogue catalogue;
  private final String reportedBySystem;
  private final Column[] columns;
  private final int[] positions;
  private final boolean[] narrow;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Class<?> recordClass;
  private final int[] quantities;
  private final int[] businessKey;
  private final int unitIndex;
  private final int eventIdField;
  private final int recordedAtField;
  private final int systemField;

  /**
   * @param type a reported type
   * @param catalogue knows the ratios by which quantities are converted
   * @param reportedBySystem the ingestion source, as it will stand in every event
   */
  public EventReader(EventType type, ProductCatalogue catalogue, String reportedBySystem) {
    this.type = type;
    this.catalogue = catalogue;
    this.reportedBySystem = reportedBySystem;
    this.columns = EventColumns.of(type).toArray(Column[]::new);
    this.positions = new int[columns.length];
    this.narrow = new boolean[columns.length];
    this.recordClass = SpecificData.get().getClass(type.schema());
    for (int index = 0; index < columns.length; index++) {
      Column column = columns[index];
      indexes.put(column.name(), index);
      positions[index] = field(column.isUnit() ? "reported_unit" : column.name());
      narrow[index] = isInt(positions[index]);
    }
    this.quantities =
        indexes.values().stream()
            .filter(index -> columns[index].kind() == Column.Kind.QUANTITY)
            .mapToInt(index -> index)
            .sorted()
            .toArray();
    this.businessKey = type.businessKey().stream().mapToInt(this::field).toArray();
    this.unitIndex = indexes.getOrDefault(EventColumns.UNIT, -1);
    this.eventIdField = field("event_id");
    this.recordedAtField = field("recorded_at");
    this.systemField = field("reported_by_system");
  }

  private int field(String name) {
    Schema.Field field = type.schema().getField(name);
    if (field == null) {
      throw new IllegalStateException(
          "The schema of %s has no field %s".formatted(type.topic(), name));
    }
    return field.pos();
  }

  public EventType type() {
    return type;
  }

  /** Number of columns; a row is an array of that length. */
  public int width() {
    return columns.length;
  }

  /** Index of a column's value in a row; -1 for a column that this type does not have. */
  public int indexOf(String column) {
    return indexes.getOrDefault(column, -1);
  }

  /** The rejection of a column that this type does not have. */
  public Rejection unknownColumn(String name) {
    String hint =
        Nearest.to(name, indexes.keySet())
            .map("; did you mean %s?"::formatted)
            .orElse(
                "; known are "
                    + String.join(", ", EventColumns.of(type).stream().map(Column::name).toList()));
    return new Rejection(
        Reason.UNKNOWN_COLUMN,
        name,
        null,
        "%s has no column \"%s\"%s".formatted(type.topic(), name, hint));
  }

  /**
   * Makes an event of one row.
   *
   * @param row value of each column at its {@linkplain #indexOf index}; null or empty where not
   *     known
   * @param now present time; nothing may have happened more than {@link #TOLERATED_FUTURE} after it
   */
  public Outcome read(@Nullable String[] row, Instant now) {
    try {
      SpecificRecord event = (SpecificRecord) SpecificData.newInstance(recordClass, type.schema());
      fill(event, row, now.plus(TOLERATED_FUTURE));
      boolean recorded = event.get(recordedAtField) != null;
      if (!recorded) {
        event.put(recordedAtField, defaultRecordedAt(event, now));
      }
      if (unitIndex >= 0) {
        convert(event, row);
      }
      CrossChecks.check(event);
      checkSku(event);
      if (event.get(eventIdField) == null) {
        event.put(eventIdField, derivedId(event, recorded));
      }
      event.put(systemField, reportedBySystem);
      return new Outcome.Accepted(event);
    } catch (RejectedException e) {
      return e.rejection();
    }
  }

  private void fill(SpecificRecord event, @Nullable String[] row, Instant latest)
      throws RejectedException {
    for (int index = 0; index < columns.length; index++) {
      Column column = columns[index];
      String text = row[index];
      text = text == null ? "" : text.strip();
      if (text.isEmpty()) {
        if (column.isRequired()) {
          throw missing(column);
        }
        continue;
      }
      Object value = Values.read(column, text, latest);
      event.put(positions[index], narrow[index] ? (Object) Math.toIntExact((Long) value) : value);
    }
  }

  private static RejectedException missing(Column column) {
    if (column.isUnit()) {
      return new RejectedException(
          Reason.MISSING_UNIT,
          column.name(),
          null,
          "unit is missing, and is never guessed: say one of "
              + String.join(", ", column.choices()));
    }
    return new RejectedException(
        Reason.MISSING_VALUE, column.name(), null, "%s is missing".formatted(column.name()));
  }

  /** Whether the schema holds an int where rows have whole numbers of any size. */
  private boolean isInt(int position) {
    Schema schema = type.schema().getFields().get(position).schema();
    return isPlainInt(schema)
        || (schema.isUnion() && schema.getTypes().stream().anyMatch(EventReader::isPlainInt));
  }

  private static boolean isPlainInt(Schema schema) {
    return schema.getType() == Schema.Type.INT && schema.getLogicalType() == null;
  }

  /**
   * The event's own time. That of a price rule is when it became known, so one that does not say is
   * taken to have been known when it came into force, or now if that is still to come.
   */
  private Instant defaultRecordedAt(SpecificRecord event, Instant now) {
    if (event instanceof PriceRule rule) {
      Instant from = rule.getValidFrom();
      return from.isBefore(now) ? from : now.truncatedTo(ChronoUnit.MICROS);
    }
    return type.eventTime(event);
  }

  private void convert(SpecificRecord event, @Nullable String[] row) throws RejectedException {
    Unit unit = (Unit) event.get(positions[unitIndex]);
    long size = unitSize(event, unit);
    event.put(field("reported_unit_size"), size);
    for (int index : quantities) {
      Object reported = event.get(positions[index]);
      if (reported != null) {
        try {
          event.put(positions[index], new Quantity((Long) reported, unit, size).baseUnits());
        } catch (IllegalArgumentException e) {
          throw new RejectedException(
              Reason.OUT_OF_RANGE,
              columns[index].name(),
              row[index],
              String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private long unitSize(SpecificRecord event, Unit unit) throws RejectedException {
    if (unit == Unit.UNIT) {
      return 1;
    }
    String sku = (String) event.get(field("sku"));
    PackRatios ratios = catalogue.ratiosOf(sku, type.eventTime(event));
    if (ratios == null) {
      throw new RejectedException(
          Reason.UNKNOWN_SKU,
          "sku",
          sku,
          "Cannot state a %s of %s in base units: no product record gives its ratios. Send one, or report in unit"
              .formatted(unit.name().toLowerCase(Locale.ROOT), sku));
    }
    return ratios.baseUnitsIn(unit);
  }

  /** A rule for a SKU that nobody knows is most likely for another one. */
  private void checkSku(SpecificRecord event) throws RejectedException {
    if (event instanceof PriceRule rule
        && rule.getSku() != null
        && !rule.getValidFrom().equals(rule.getValidTo())
        && catalogue.ratiosOf(rule.getSku(), rule.getValidFrom()) == null) {
      throw new RejectedException(
          Reason.UNKNOWN_SKU,
          "sku",
          rule.getSku(),
          "No product record is known of %s. Correct the rule, or send the product and replay this dead letter"
              .formatted(rule.getSku()));
    }
  }

  private String derivedId(SpecificRecord event, boolean recorded) {
    List<@Nullable String> key = new ArrayList<>(businessKey.length);
    for (int position : businessKey) {
      key.add(canonical(event.get(position)));
    }
    return EventIds.derive(type, key, recorded ? canonical(event.get(recordedAtField)) : null);
  }

  private static @Nullable String canonical(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }
}
