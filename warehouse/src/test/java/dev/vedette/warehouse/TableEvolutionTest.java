package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableEvolutionTest {
  private static final TableIdentifier SALES = TableIdentifier.of("raw", "sales");
  private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-05-01T12:00:00.123456Z");

  @TempDir Path folder;
  private TestCatalog catalog;
  private TableEvolution evolution;

  @BeforeEach
  void startCatalog() {
    catalog = new TestCatalog(folder);
    evolution = new TableEvolution(catalog.client());
  }

  @AfterEach
  void stopCatalog() throws IOException {
    catalog.close();
  }

  @Test
  void rowsFromBeforeAColumnWasAddedReadAsNullInIt() throws IOException {
    Table before = evolution.apply(sales());
    TestRows.append(before, List.of(row(before, Map.of("sku", "old", "qty", 1))));

    Table after =
        evolution.apply(sales(optional("price", Types.DecimalType.of(18, 6), "Price paid.")));
    BigDecimal price = new BigDecimal("12.345678");
    TestRows.append(after, List.of(row(after, Map.of("sku", "new", "qty", 2, "price", price))));

    assertThat(TestRows.read(after))
        .extracting(row -> row.getField("sku"), row -> row.getField("price"))
        .containsExactlyInAnyOrder(tuple("old", null), tuple("new", price));
    assertThat(TestRows.read(after)).extracting(row -> row.getField("sold_at")).containsOnly(NOON);
    assertThat(after.schema().findField("price").doc()).isEqualTo("Price paid.");
  }

  @Test
  void aRequiredColumnIsAddedAsOptionalBecauseOldRowsHaveNone() {
    evolution.apply(sales());
    Table after = evolution.apply(sales(required("channel", Types.StringType.get())));
    assertThat(after.schema().findField("channel").isOptional()).isTrue();
    evolution.apply(sales(required("channel", Types.StringType.get())));
  }

  @Test
  void applyingTheSameDefinitionAgainChangesNothing() {
    evolution.apply(sales());
    Table again = evolution.apply(sales());
    assertThat(again.schema().schemaId()).isZero();
    assertThat(((BaseTable) again).operations().current().previousFiles()).isEmpty();
  }

  @Test
  void aWiderTypeIsTakenAndOldValuesStay() throws IOException {
    Table before = evolution.apply(sales());
    TestRows.append(before, List.of(row(before, Map.of("sku", "old", "qty", 7))));
    Table after = evolution.apply(definition(columns(Types.LongType.get()), "sold_at"));
    assertThat(TestRows.read(after)).extracting(row -> row.getField("qty")).containsExactly(7L);
  }

  @Test
  void aNarrowerTypeIsRefused() {
    evolution.apply(definition(columns(Types.LongType.get()), "sold_at"));
    assertThatThrownBy(() -> evolution.apply(sales()))
        .isInstanceOf(IncompatibleTableException.class)
        .hasMessageContaining("raw.sales")
        .hasMessageContaining("column qty is long, and should be int");
  }

  @Test
  void anotherPartitioningIsRefused() {
    evolution.apply(sales());
    List<NestedField> columns = columns(Types.IntegerType.get());
    columns.add(optional("paid_at", Types.TimestampType.withZone(), "When paid."));
    assertThatThrownBy(() -> evolution.apply(definition(columns, "paid_at")))
        .isInstanceOf(IncompatibleTableException.class)
        .hasMessageContaining("partitioned by month(sold_at), and should be by month(paid_at)");
  }

  @Test
  void aColumnThatThisReleaseDoesNotKnowStaysAndNeedNotBeFilled() {
    evolution.apply(sales(required("channel", Types.StringType.get())));
    Table after = evolution.apply(sales());
    assertThat(after.schema().findField("channel").isOptional()).isTrue();
  }

  @Test
  void documentationAndPropertiesFollowTheDefinition() {
    evolution.apply(sales(optional("channel", Types.StringType.get(), "Old words.")));
    TableDefinition changed = sales(optional("channel", Types.StringType.get(), "New words."));
    Table after =
        evolution.apply(
            new TableDefinition(
                changed.identifier(),
                "Other comment.",
                changed.schema(),
                changed.partitioning(),
                changed.sortOrder(),
                Map.of(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "5")));
    assertThat(after.schema().findField("channel").doc()).isEqualTo("New words.");
    assertThat(after.properties())
        .containsEntry("comment", "Other comment.")
        .containsEntry(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "5");
  }

  @Test
  void allTablesOfTheWarehouseAreCreatedAndThenLeftAlone() {
    evolution.apply(WarehouseTables.all());
    evolution.apply(WarehouseTables.all());
    assertThat(WarehouseTables.all())
        .allSatisfy(
            definition -> {
              Table table = catalog.client().loadTable(definition.identifier());
              assertThat(table.schema().schemaId()).isZero();
              assertThat(table.schema().columns())
                  .extracting(NestedField::name)
                  .containsExactlyElementsOf(
                      definition.schema().columns().stream().map(NestedField::name).toList());
            });
  }

  private static TableDefinition sales(NestedField... added) {
    List<NestedField> columns = columns(Types.IntegerType.get());
    columns.addAll(List.of(added));
    return definition(columns, "sold_at");
  }

  private static List<NestedField> columns(Type quantity) {
    return new ArrayList<>(
        List.of(
            NestedField.required(1, "sku", Types.StringType.get()),
            NestedField.required(2, "sold_at", Types.TimestampType.withZone()),
            NestedField.required(3, "qty", quantity)));
  }

  private static TableDefinition definition(List<NestedField> columns, String time) {
    Schema schema = new Schema(columns);
    return new TableDefinition(
        SALES,
        "Sales.",
        schema,
        PartitionSpec.builderFor(schema).month(time).build(),
        SortOrder.unsorted(),
        Map.of());
  }

  private static NestedField optional(String name, Type type, String doc) {
    return NestedField.optional(name).withId(4).ofType(type).withDoc(doc).build();
  }

  private static NestedField required(String name, Type type) {
    return NestedField.required(4, name, type);
  }

  private static Record row(Table table, Map<String, Object> values) {
    Record row = GenericRecord.create(table.schema());
    row.setField("sold_at", NOON);
    values.forEach(row::setField);
    return row;
  }
}
