package dev.vedette.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.warehouse.TableDefinition;
import dev.vedette.warehouse.ViewDefinition;
import dev.vedette.warehouse.WarehouseTables;
import dev.vedette.warehouse.WarehouseViews;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;

class AccessDeclarationTest {
  /** Columns that hold personal data wherever they appear, or text in which people write any. */
  private static final Set<String> PERSONAL =
      Set.of("owner_name", "phone", "address", "note", "description", "text");

  /** The region of a rule says where it is law, and is no place where something happened. */
  private static final Set<String> LAW = Set.of("raw.price_rules");

  private final Map<String, Relation> declared =
      AccessDeclaration.all().stream()
          .collect(Collectors.toMap(Relation::qualifiedName, Function.identity()));

  @Test
  void itIsDeclaredOfEveryTableAndViewWhoMayReadIt() {
    assertThat(declared.keySet())
        .as("see AccessDeclaration")
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    WarehouseTables.all().stream().map(table -> table.identifier().toString()),
                    views().stream().map(view -> view.schema() + "." + view.name()))
                .toList());
  }

  @Test
  void aTableWithARegionOrAnOutletIsDividedByIt() {
    for (TableDefinition table : WarehouseTables.all()) {
      String name = table.identifier().toString();
      List<String> columns = columns(table);
      Rows rows = relation(name).rows();
      if ((columns.contains("region") || columns.contains("outlet_id")) && !LAW.contains(name)) {
        assertThat(rows)
            .as(name)
            .isInstanceOfAny(
                Rows.OfRegion.class,
                Rows.OfOutlet.class,
                Rows.OfOutletOrRegion.class,
                Rows.None.class);
      }
      String by =
          switch (rows) {
            case Rows.OfRegion divided -> divided.column();
            case Rows.OfOutlet divided -> divided.column();
            case Rows.OfOutletOrRegion divided -> divided.outlet();
            case Rows.OfReader divided -> divided.column();
            default -> columns.getFirst();
          };
      assertThat(columns).as(name).contains(by);
    }
  }

  @Test
  void personalDataIsMaskedWhereverItIs() {
    for (TableDefinition table : WarehouseTables.all()) {
      String name = table.identifier().toString();
      if (!(relation(name).rows() instanceof Rows.None)) {
        assertThat(relation(name).masked())
            .as(name)
            .containsExactlyInAnyOrderElementsOf(
                columns(table).stream().filter(PERSONAL::contains).toList());
      }
    }
  }

  @Test
  void onlyViewsShowWhatTheirTablesDo() {
    assertThat(WarehouseTables.all())
        .allSatisfy(
            table ->
                assertThat(relation(table.identifier().toString()).rows())
                    .isNotInstanceOf(Rows.OfItsTables.class));
  }

  /** A view with rights of its own passes every filter, so each is looked at by a person. */
  @Test
  void fewViewsHaveRightsOfTheirOwn() {
    assertThat(views().stream().filter(view -> view.security() == ViewDefinition.Security.DEFINER))
        .extracting(view -> view.schema() + "." + view.name())
        .containsExactly("audit.raw_repeats", "audit.raw_counts");
  }

  private Relation relation(String name) {
    Relation relation = declared.get(name);
    assertThat(relation).as("declaration of %s", name).isNotNull();
    return Objects.requireNonNull(relation);
  }

  private static List<ViewDefinition> views() {
    return WarehouseViews.all(ZoneOffset.UTC, 7);
  }

  private static List<String> columns(TableDefinition table) {
    return table.schema().columns().stream().map(NestedField::name).toList();
  }
}
