package dev.vedette.warehouse.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the file says; what Trino makes of it is tested by signing in. */
class AccessRulesTest {
  private static final Account REGULATOR =
      new Account("r.lee", Role.REGULATOR, List.of("north/o'hare"));
  private static final Account MANAGER = new Account("mara", Role.MANAGER, List.of("north"));
  private static final Account ANALYST = new Account("anna", Role.ANALYST, List.of());

  @Test
  void withoutAccountsOnlyTheStackItselfMayDoAnything() throws IOException {
    JsonNode rules = rules();

    assertThat(first(rules.path("catalogs"), "vedette")).isNotNull();
    assertThat(matching(rules.path("catalogs"), "anyone")).isEmpty();
    assertThat(matching(rules.path("queries"), "anyone")).isEmpty();
    assertThat(matching(rules.path("tables"), "anyone")).isEmpty();
  }

  @Test
  void aNameIsNoPattern() throws IOException {
    assertThat(matching(rules(REGULATOR).path("catalogs"), "rxlee")).isEmpty();
    assertThat(matching(rules(REGULATOR).path("catalogs"), "r.lee")).hasSize(1);
  }

  @Test
  void aRegionIsQuotedAndEndsAtItsLastPart() throws IOException {
    JsonNode depots = table(rules(REGULATOR), "r.lee", "raw", "depot_stock");

    assertThat(depots.path("filter").asText())
        .isEqualTo("(region = 'north/o''hare' OR starts_with(region, 'north/o''hare/'))");
    assertThat(depots.has("filter_environment")).isFalse();
  }

  @Test
  void whatHasOnlyAnOutletIsDividedByWhereTheOutletIsNow() throws IOException {
    JsonNode orders = table(rules(MANAGER), "mara", "raw", "orders");

    assertThat(orders.path("filter").asText())
        .startsWith("outlet_id IN (SELECT outlet_id FROM vedette.raw.outlets GROUP BY outlet_id");
    assertThat(orders.path("filter_environment").path("user").asText()).isEqualTo("vedette");
  }

  @Test
  void anIncidentOfNoOutletIsDividedByItsRegion() throws IOException {
    assertThat(table(rules(MANAGER), "mara", "mart", "stockout_alerts").path("filter").asText())
        .startsWith("outlet_id IN (SELECT")
        .endsWith(
            " OR (outlet_id IS NULL AND (region = 'north' OR starts_with(region, 'north/')))");
  }

  @Test
  void personalDataIsMaskedForAllButManagers() throws IOException {
    JsonNode rules = rules(REGULATOR, MANAGER, ANALYST);

    assertThat(table(rules, "anna", "raw", "outlet_contacts").path("columns")).hasSize(3);
    assertThat(table(rules, "r.lee", "raw", "outlet_contacts").path("columns")).hasSize(3);
    assertThat(table(rules, "mara", "raw", "outlet_contacts").has("columns")).isFalse();
  }

  @Test
  void anAnalystReadsAllRegionsAndAccessesOfItsOwn() throws IOException {
    JsonNode rules = rules(ANALYST);

    assertThat(table(rules, "anna", "raw", "orders").path("filter").asText()).isEqualTo("true");
    assertThat(table(rules, "anna", "raw", "access_log").path("filter").asText())
        .isEqualTo("user_name = current_user");
  }

  @Test
  void nobodyButOperatorsWrites() throws IOException {
    JsonNode rules =
        rules(REGULATOR, MANAGER, ANALYST, new Account("olga", Role.OPERATOR, List.of()));

    for (JsonNode rule : rules.path("tables")) {
      if (!Pattern.matches(rule.path("user").asText(), "olga")) {
        assertThat(rule.path("privileges")).extracting(JsonNode::asText).isSubsetOf("SELECT");
      }
    }
    assertThat(first(rules.path("schemas"), "anna").path("owner").asBoolean()).isFalse();
    assertThat(first(rules.path("catalogs"), "anna").path("allow").asText()).isEqualTo("read-only");
  }

  /** Trino would let everybody roll back a table that has no filter. */
  @Test
  void everyRuleOfAReaderHasAFilter() throws IOException {
    for (JsonNode rule : rules(REGULATOR, MANAGER, ANALYST).path("tables")) {
      boolean ofOperators = Pattern.matches(rule.path("user").asText(), Account.STACK);
      boolean ofDrivers = rule.path("catalog").asText().equals("system");
      assertThat(rule.has("filter")).as("%s", rule).isEqualTo(!ofOperators && !ofDrivers);
    }
    JsonNode last = rules(ANALYST).path("tables").get(rules(ANALYST).path("tables").size() - 1);
    assertThat(last.path("table").asText()).isEqualTo(".*");
    assertThat(last.path("filter").asText()).isEqualTo("false");
    assertThat(last.path("privileges")).isEmpty();
  }

  @Test
  void aRepReadsNoTables() throws IOException {
    assertThat(rules(ANALYST, new Account("kim", Role.REP, List.of()))).isEqualTo(rules(ANALYST));
    assertThatThrownBy(() -> new Account("kim", Role.REP, List.of("north")))
        .hasMessageContaining("the outlets under its name");
  }

  @Test
  void deadLettersAreForOperators() throws IOException {
    assertThat(rules(REGULATOR, MANAGER, ANALYST).path("tables"))
        .extracting(rule -> rule.path("table").asText())
        .doesNotContain("dead_letters", "dead_letters_current", "dead_letters_distinct");
  }

  @Test
  void aRegionalAccountNeedsARegionAndOthersHaveNone() {
    assertThatThrownBy(() -> new Account("x", Role.REGULATOR, List.of()))
        .hasMessageContaining("--region");
    assertThatThrownBy(() -> new Account("x", Role.ANALYST, List.of("north")))
        .hasMessageContaining("--region");
    assertThatThrownBy(() -> new Account("x", Role.MANAGER, List.of("north/")))
        .hasMessageContaining("north/harbour");
    assertThatThrownBy(() -> new Account("a|b", Role.ANALYST, List.of()))
        .hasMessageContaining("letters");
  }

  private static JsonNode rules(Account... accounts) throws IOException {
    return new ObjectMapper().readTree(AccessRules.json(List.of(accounts)));
  }

  private static JsonNode table(JsonNode rules, String user, String schema, String table) {
    return matching(rules.path("tables"), user).stream()
        .filter(rule -> rule.path("schema").asText().equals(schema))
        .filter(rule -> rule.path("table").asText().equals(table))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode first(JsonNode rules, String user) {
    return matching(rules, user).getFirst();
  }

  /** As Trino matches: the whole name. */
  private static List<JsonNode> matching(JsonNode rules, String user) {
    List<JsonNode> matching = new ArrayList<>();
    for (JsonNode rule : rules) {
      if (!rule.has("user") || Pattern.matches(rule.path("user").asText(), user)) {
        matching.add(rule);
      }
    }
    return matching;
  }
}
