package dev.vedette.warehouse.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of Trino's file-based access control, as they follow from the declaration and the
 * accounts. The first rule that matches decides, and where none does, access is denied: so what is
 * not declared, such as the metadata tables beside each table, is closed.
 */
public final class AccessRules {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CATALOG = "vedette";

  /** Accounts with the same rights. */
  private record Rights(Role role, List<String> regions) {}

  private final List<Relation> relations;
  private final Map<Rights, List<String>> names;

  private AccessRules(List<Relation> relations, Collection<Account> accounts) {
    this.relations = relations;
    this.names =
        accounts.stream()
            .filter(account -> !account.name().equals(Account.STACK))
            // Like strangers: where no rule matches, access is denied.
            .filter(account -> account.role().readsTables())
            .collect(
                Collectors.groupingBy(
                    account -> new Rights(account.role(), account.regions()),
                    () ->
                        new TreeMap<>(
                            Comparator.comparing(Rights::role)
                                .thenComparing(rights -> String.join("\n", rights.regions()))),
                    Collectors.mapping(Account::name, Collectors.toList())));
  }

  /** The rules for these accounts, as the text of a JSON file. */
  public static String json(Collection<Account> accounts) {
    return new AccessRules(AccessDeclaration.all(), accounts).document().toPrettyString() + "\n";
  }

  private ObjectNode document() {
    ObjectNode rules = JSON.objectNode();
    rules.set("catalogs", catalogs());
    rules.set("queries", queries());
    // Everybody would own every schema without this rule.
    ArrayNode schemas = rules.putArray("schemas");
    schemas.addObject().put("user", operators()).put("owner", true);
    schemas.addObject().put("owner", false);
    rules.set("tables", tables());
    // Others have the built-in functions, and no procedure. The function that lists the changes of
    // a table would show them past every filter.
    privileges(rules.putArray("functions").addObject(), "EXECUTE", "GRANT_EXECUTE", "OWNERSHIP")
        .put("function", ".*");
    privileges(rules.putArray("procedures").addObject(), "EXECUTE", "GRANT_EXECUTE")
        .put("procedure", ".*");
    allow(rules.putArray("system_information").addObject().put("user", operators()))
        .add("read")
        .add("write");
    rules.putArray("impersonation");
    rules.putArray("authorization");
    return rules;
  }

  private ArrayNode catalogs() {
    ArrayNode rules = JSON.arrayNode();
    rules.addObject().put("user", operators()).put("catalog", ".*").put("allow", "all");
    readers()
        .ifPresent(
            readers ->
                rules
                    .addObject()
                    .put("user", readers)
                    .put("catalog", CATALOG + "|system")
                    .put("allow", "read-only"));
    return rules;
  }

  private ArrayNode queries() {
    ArrayNode rules = JSON.arrayNode();
    allow(rules.addObject().put("user", operators())).add("execute").add("kill").add("view");
    readers().ifPresent(readers -> allow(rules.addObject().put("user", readers)).add("execute"));
    return rules;
  }

  private ArrayNode tables() {
    ArrayNode rules = JSON.arrayNode();
    privileges(
        rules.addObject(), "SELECT", "INSERT", "DELETE", "UPDATE", "OWNERSHIP", "GRANT_SELECT");
    names.forEach(
        (rights, accounts) -> {
          if (rights.role() != Role.OPERATOR) {
            relations.forEach(relation -> readable(rights, pattern(accounts), relation, rules));
          }
        });
    // What drivers ask to list tables and columns; Trino leaves out of it what is closed.
    readers()
        .ifPresent(
            readers ->
                rules
                    .addObject()
                    .put("user", readers)
                    .put("catalog", "system")
                    .put("schema", "jdbc")
                    .put("table", ".*")
                    .putArray("privileges")
                    .add("SELECT"));
    // Nothing of the rest; and a filter, see readable().
    readers()
        .ifPresent(
            readers -> {
              ObjectNode rest =
                  rules.addObject().put("user", readers).put("catalog", CATALOG).put("table", ".*");
              rest.putArray("privileges");
              rest.put("filter", "false");
            });
    return rules;
  }

  private static void readable(Rights rights, String accounts, Relation relation, ArrayNode rules) {
    if (relation.rows() instanceof Rows.None) {
      return;
    }
    ObjectNode rule =
        rules
            .addObject()
            .put("user", accounts)
            .put("catalog", CATALOG)
            .put("schema", relation.schema())
            .put("table", relation.name());
    rule.putArray("privileges").add("SELECT");
    // Trino's file-based access control asks nobody's leave for ALTER TABLE EXECUTE, which can roll
    // a table back or forget its snapshots. But Trino does not execute it on a table with a filter.
    // Hence each rule has one, even if all rows pass it.
    Optional<String> filter = filter(rights, relation.rows());
    rule.put("filter", filter.orElse("true"));
    if (relation.rows() instanceof Rows.OfOutlet
        || relation.rows() instanceof Rows.OfOutletOrRegion) {
      // They must know where an outlet is now even if the reader may not.
      rule.putObject("filter_environment").put("user", Account.STACK);
    }
    if (!rights.role().seesPersonalData() && !relation.masked().isEmpty()) {
      ArrayNode columns = rule.putArray("columns");
      for (String column : relation.masked()) {
        columns
            .addObject()
            .put("name", column)
            .put("mask", "CASE WHEN \"%s\" IS NOT NULL THEN '(masked)' END".formatted(column));
      }
    }
  }

  private static Optional<String> filter(Rights rights, Rows rows) {
    if (rows instanceof Rows.OfReader own) {
      return Optional.of(own.column() + " = current_user");
    }
    if (!rights.role().isRegional()) {
      return Optional.empty();
    }
    return switch (rows) {
      case Rows.OfRegion divided -> Optional.of(within(rights.regions(), divided.column()));
      case Rows.OfOutlet divided -> Optional.of(ofOutlets(rights.regions(), divided.column()));
      case Rows.OfOutletOrRegion divided ->
          Optional.of(
              "%1$s OR (%2$s IS NULL AND %3$s)"
                  .formatted(
                      ofOutlets(rights.regions(), divided.outlet()),
                      divided.outlet(),
                      within(rights.regions(), divided.region())));
      default -> Optional.empty();
    };
  }

  /** Whether an outlet's newest record lies in one of the regions. */
  private static String ofOutlets(List<String> regions, String column) {
    return "%s IN (SELECT outlet_id FROM %s.raw.outlets GROUP BY outlet_id HAVING %s)"
        .formatted(
            column,
            CATALOG,
            within(regions, "max_by(region, ROW(changed_at, recorded_at, event_id))"));
  }

  /** Whether a path is one of the regions, or below one. */
  private static String within(List<String> regions, String path) {
    return regions.stream()
        .map(
            region ->
                "%1$s = '%2$s' OR starts_with(%1$s, '%2$s/')"
                    .formatted(path, region.replace("'", "''")))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private String operators() {
    List<String> operators = new ArrayList<>(List.of(Account.STACK));
    names.forEach(
        (rights, accounts) -> {
          if (rights.role() == Role.OPERATOR) {
            operators.addAll(accounts);
          }
        });
    return pattern(operators);
  }

  /** All accounts but the operators; empty where there are none, since a pattern of none is all. */
  private Optional<String> readers() {
    List<String> readers =
        names.entrySet().stream()
            .filter(entry -> entry.getKey().role() != Role.OPERATOR)
            .flatMap(entry -> entry.getValue().stream())
            .toList();
    return readers.isEmpty() ? Optional.empty() : Optional.of(pattern(readers));
  }

  private static String pattern(List<String> names) {
    Function<String, String> quoted = Pattern::quote;
    return names.stream().map(quoted).collect(Collectors.joining("|"));
  }

  private ObjectNode privileges(ObjectNode rule, String... privileges) {
    ArrayNode list = rule.put("user", operators()).putArray("privileges");
    for (String privilege : privileges) {
      list.add(privilege);
    }
    return rule;
  }

  private static ArrayNode allow(ObjectNode rule) {
    return rule.putArray("allow");
  }
}
