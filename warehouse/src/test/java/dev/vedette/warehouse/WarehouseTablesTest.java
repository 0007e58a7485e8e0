package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.topic.EventType;
import org.apache.avro.SchemaBuilder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class WarehouseTablesTest {
  @Test
  void everyTopicButThoseOfResultsHasARawTable() {
    assertThat(WarehouseTables.archived())
        .hasSize(EventType.values().length - 2)
        .doesNotContain(EventType.STOCKOUT_ALERTS, EventType.PRICE_VERDICTS);
    assertThat(WarehouseTables.all())
        .extracting(definition -> definition.identifier().toString())
        .contains("raw.inventory_readings", "raw.dead_letters", "mart.stockout_alerts")
        .doesNotContain("raw.stockout_alerts");
  }

  @Test
  void columnTypesFollowTheEventSchema() {
    Schema orders = WarehouseTables.raw(EventType.ORDERS).schema();
    assertThat(orders.findType("event_id")).isEqualTo(Types.StringType.get());
    assertThat(orders.findType("ordered_at")).isEqualTo(Types.TimestampType.withZone());
    assertThat(orders.findType("line_no")).isEqualTo(Types.IntegerType.get());
    assertThat(orders.findType("demanded_qty")).isEqualTo(Types.LongType.get());
    assertThat(orders.findType("price_per_unit")).isEqualTo(Types.DecimalType.of(18, 6));
    assertThat(orders.findField("price_per_unit").isOptional()).isTrue();
    assertThat(orders.findField("demanded_qty").isRequired()).isTrue();
    NestedField unit = orders.findField("reported_unit");
    assertThat(unit.type()).isEqualTo(Types.StringType.get());
    assertThat(unit.doc()).endsWith("One of: unit, pack, carton, case.");
    assertThat(WarehouseTables.raw(EventType.OUTLETS).schema().findType("delivery_anchor"))
        .isEqualTo(Types.DateType.get());
    assertThat(WarehouseTables.raw(EventType.DEAD_LETTERS).schema().findType("payload"))
        .isEqualTo(Types.BinaryType.get());
  }

  @Test
  void everyColumnIsDocumented() {
    assertThat(WarehouseTables.all())
        .allSatisfy(
            definition -> {
              assertThat(definition.comment()).isNotBlank();
              assertThat(definition.schema().columns())
                  .allSatisfy(column -> assertThat(column.doc()).as(column.name()).isNotBlank());
            });
  }

  @Test
  void rawRowsEndWithTheirKafkaCoordinates() {
    assertThat(WarehouseTables.raw(EventType.VISITS).schema().columns().reversed())
        .extracting(NestedField::name)
        .startsWith(
            "schema_id", "kafka_timestamp", "kafka_offset", "kafka_partition", "kafka_topic");
  }

  @Test
  void tablesArePartitionedByTheMonthOfTheEventsOwnTime() {
    assertThat(WarehouseTables.raw(EventType.INVENTORY_READINGS).partitioning().fields())
        .extracting(field -> field.transform() + " " + field.name())
        .containsExactly("month read_at_month");
  }

  @Test
  void aFieldWithoutAColumnTypeIsNamed() {
    assertThatThrownBy(
            () ->
                AvroColumns.of(
                    SchemaBuilder.record("Odd")
                        .fields()
                        .name("parts")
                        .type()
                        .array()
                        .items()
                        .stringType()
                        .noDefault()
                        .endRecord()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parts");
  }
}
