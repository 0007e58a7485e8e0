package dev.vedette.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.console.alert.ConsoleRole;
import dev.vedette.console.alert.Viewer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionQueryTest {
  private static final Viewer OPERATOR = new Viewer("o", ConsoleRole.OPERATOR, List.of());
  private static final Viewer ANALYST = new Viewer("a", ConsoleRole.ANALYST, List.of());
  private static final Viewer MANAGER =
      new Viewer("m", ConsoleRole.MANAGER, List.of("north", "north/harbour", "south/hill"));
  private static final Viewer REP = new Viewer("kim", ConsoleRole.REP, List.of());

  private static SectionQuery query(
      View view, String section, Viewer viewer, Map<String, String> asked) {
    return SectionQuery.of(view, section, viewer, asked, "Asia/Shanghai");
  }

  @Test
  void everySectionHasAQueryOfWhichAllMarksAreUnderstood() {
    for (View view : View.values()) {
      for (String section : view.sections()) {
        for (Viewer viewer : List.of(OPERATOR, ANALYST, MANAGER, REP)) {
          SectionQuery query =
              query(view, section, viewer, Map.of("region", "north", "outlet", "A"));
          assertThat(query.sql()).as("%s/%s", view, section).doesNotContain("{{", "}}");
          assertThat(query.sql().chars().filter(each -> each == '?').count())
              .as("%s/%s", view, section)
              .isEqualTo(query.parameters().size());
        }
      }
    }
  }

  @Test
  void whatIsAskedForIsAParameter() {
    String attempt = "north' OR '1'='1";
    SectionQuery query = query(View.PRICES, "cases", OPERATOR, Map.of("region", attempt));
    assertThat(query.sql()).doesNotContain("OR '1'");
    assertThat(query.parameters()).containsExactly(attempt, attempt + "/");
  }

  @Test
  void aRegionThatIsAskedForNarrowsAndNeverWidens() {
    SectionQuery query = query(View.PRICES, "cases", MANAGER, Map.of("region", "east"));
    assertThat(query.parameters())
        .containsExactly(
            "north",
            "north/",
            "north/harbour",
            "north/harbour/",
            "south/hill",
            "south/hill/",
            "east",
            "east/");
    assertThat(query.sql()).contains(") AND (cases.region = ? OR starts_with(cases.region, ?))");
  }

  @Test
  void aRegionBelowAnotherIsCountedThere() {
    assertThat(query(View.BRANDS, "trends", MANAGER, Map.of()).parameters())
        .containsExactly("north", "south/hill");
    assertThat(query(View.BRANDS, "trends", OPERATOR, Map.of()).sql())
        .contains("(region_level = 1)");
  }

  @Test
  void whoHasNoRegionsAndDoesNotSeeAllSeesNothing() {
    Viewer nowhere = new Viewer("n", ConsoleRole.REGULATOR, List.of());
    assertThat(query(View.PRICES, "cases", nowhere, Map.of()).sql()).contains("WHERE ((false))");
    assertThat(query(View.OUTLETS, "find", nowhere, Map.of()).sql()).contains("WHERE (false))");
  }

  @Test
  void aRepIsKnownByItsOutlets() {
    SectionQuery query = query(View.OUTLETS, "alerts", REP, Map.of("outlet", "A"));
    assertThat(query.sql()).contains("WHERE rep_id = ?");
    assertThat(query.parameters()).containsExactly("A", "kim");
  }

  @Test
  void personalDataIsMaskedInTheQueryItself() {
    Map<String, String> asked = Map.of("outlet", "A");
    assertThat(query(View.OUTLETS, "profile", MANAGER, asked).sql()).contains("phone AS phone");
    assertThat(query(View.OUTLETS, "profile", ANALYST, asked).sql())
        .contains("'(masked)' AS phone")
        .doesNotContain("phone AS phone", "owner_name AS");
  }
}
