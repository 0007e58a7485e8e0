package dev.vedette.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.metric.MetricCatalogue;
import dev.vedette.metric.MetricDefinition;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What can be known without Trino; whether it takes them is tested with the whole stack. */
class WarehouseViewsTest {
  private static final Pattern SOURCE =
      Pattern.compile("(?:FROM|JOIN) ((?:raw|mart|audit)\\.\\w+)");

  private static final ZoneId UTC = ZoneId.of("UTC");

  @Test
  void everyArchivedTopicHasAViewOfItsDistinctEvents() {
    assertThat(names())
        .containsAll(
            WarehouseTables.archived().stream()
                .map(type -> "raw." + type.table() + "_distinct")
                .toList())
        .doesNotHaveDuplicates();
  }

  @Test
  void eachViewReadsWhatIsThereBeforeIt() {
    Set<String> known = new HashSet<>();
    WarehouseTables.all().forEach(table -> known.add(table.identifier().toString()));
    for (ViewDefinition view : WarehouseViews.all(UTC, 7)) {
      Matcher sources = SOURCE.matcher(view.query());
      while (sources.find()) {
        assertThat(known).as(view.name()).contains(sources.group(1));
      }
      known.add(view.schema() + "." + view.name());
    }
  }

  @Test
  void everyMetricIsWhereTheCatalogueSays() {
    Set<String> places = new HashSet<>(names());
    WarehouseTables.all().forEach(table -> places.add(table.identifier().toString()));
    assertThat(MetricCatalogue.all())
        .filteredOn(metric -> metric.computation() != MetricDefinition.Computation.NOT_YET)
        .allSatisfy(metric -> assertThat(places).as(metric.id()).contains(metric.place()));
  }

  @Test
  void nothingIsLeftToFillIn() {
    assertThat(WarehouseViews.all(UTC, 7))
        .allSatisfy(view -> assertThat(view.statement()).doesNotContain("${"));
  }

  @Test
  void theAuditLooksAtEveryRawTable() {
    for (String name : List.of("raw_counts", "raw_repeats")) {
      ViewDefinition audit =
          WarehouseViews.all(UTC, 7).stream()
              .filter(view -> view.name().equals(name))
              .findFirst()
              .orElseThrow();
      assertThat(audit.query().split("UNION ALL", -1)).hasSameSizeAs(WarehouseTables.archived());
    }
  }

  @Test
  void aQuoteInACommentDoesNotEndIt() {
    assertThat(new ViewDefinition("mart", "v", "An outlet's own.", "SELECT 1").statement())
        .startsWith(
            "CREATE OR REPLACE VIEW mart.v COMMENT 'An outlet''s own.' SECURITY INVOKER AS");
  }

  private static List<String> names() {
    return WarehouseViews.all(UTC, 7).stream()
        .map(view -> view.schema() + "." + view.name())
        .toList();
  }
}
