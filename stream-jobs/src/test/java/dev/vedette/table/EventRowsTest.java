package dev.vedette.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.ReadingSource;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.TimestampData;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventRowsTest {
  private static final EventType READINGS = EventType.INVENTORY_READINGS;
  private static final Schema TABLE = WarehouseTables.raw(READINGS).schema();

  private final RandomEvents random = new RandomEvents(1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-01T12:00:00.000001Z",
        "2026-05-01T12:00:00.123999Z",
        "1969-12-31T23:59:59.999999Z",
        "1900-01-01T00:00:00.000001Z",
        "9999-12-31T23:59:59.999999Z"
      })
  void timesKeepTheirMicroseconds(String time) {
    InventoryReading reading = (InventoryReading) random.next(READINGS);
    reading.setReadAt(Instant.parse(time));
    RowData row = row(reading, TABLE);
    TimestampData value = row.getTimestamp(position(TABLE, "read_at"), 6);
    assertThat(value.toInstant()).isEqualTo(Instant.parse(time));
  }

  @Test
  void symbolsAreWrittenInLowerCase() {
    InventoryReading reading = (InventoryReading) random.next(READINGS);
    reading.setSource(ReadingSource.SELF_REPORT);
    assertThat(row(reading, TABLE).getString(position(TABLE, "source"))).hasToString("self_report");
  }

  @Test
  void columnsAreMatchedByNameWhateverTheirOrder() {
    List<NestedField> columns = new ArrayList<>(TABLE.columns().reversed());
    columns.add(3, NestedField.optional(900, "added_by_somebody", Types.StringType.get()));
    Schema evolved = new Schema(columns);
    InventoryReading reading = (InventoryReading) random.next(READINGS);
    RowData row = row(reading, evolved);
    assertThat(row.getLong(position(evolved, "on_hand"))).isEqualTo(reading.getOnHand());
    assertThat(row.getString(position(evolved, "sku"))).hasToString(reading.getSku());
    assertThat(row.isNullAt(position(evolved, "added_by_somebody"))).isTrue();
  }

  @Test
  void aDecimalWithTooManyDigitsIsRefused() {
    OrderLine order = (OrderLine) random.next(EventType.ORDERS);
    order.setPricePerUnit(new BigDecimal("1234567890123.000000"));
    assertThatThrownBy(() -> row(order, WarehouseTables.raw(EventType.ORDERS).schema()))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("1234567890123.000000 has more digits than decimal(18, 6)");
  }

  @Test
  void aColumnOfAnotherTypeIsRefusedFromTheStart() {
    Schema other = new Schema(NestedField.optional(1, "on_hand", Types.StringType.get()));
    assertThatThrownBy(() -> new EventRows(READINGS.schema(), other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("field on_hand")
        .hasMessageContaining("string");
  }

  private static RowData row(SpecificRecord event, Schema table) {
    return new EventRows(event.getSchema(), table).row(event);
  }

  private static int position(Schema table, String column) {
    return table.columns().indexOf(table.findField(column));
  }
}
