package dev.vedette.warehouse;

import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types.NestedField;

/** Every view of the warehouse. Their queries are files of SQL beside this class. */
public final class WarehouseViews {
  private static final String RAW = WarehouseTables.RAW.toString();
  private static final String MART = WarehouseTables.MART.toString();
  private static final String AUDIT = WarehouseTables.AUDIT.toString();
  private static final String MARK = "view_definitions";
  private static final String UNION = "\nUNION ALL\n";

  private WarehouseViews() {}

  /**
   * All views; each comes after those that it reads.
   *
   * @param zone the deployment's zone, in which days begin
   * @param cycleDays length of its order cycles
   */
  public static List<ViewDefinition> all(ZoneId zone, int cycleDays) {
    List<ViewDefinition> views = new ArrayList<>();
    for (EventType type : WarehouseTables.archived()) {
      views.add(define(RAW, type.table() + "_distinct", "raw-distinct", WarehouseTables.raw(type)));
    }
    for (EventType type : EventType.reported()) {
      views.add(current(type));
    }
    views.add(
        define(
            RAW,
            "dead_letters_current",
            "dead-letters-current",
            WarehouseTables.raw(EventType.DEAD_LETTERS)));
    views.add(
        define(
            MART,
            "stockout_alerts_current",
            "stockout-alerts-current",
            WarehouseTables.stockoutAlerts()));
    views.add(
        define(
            MART,
            "open_stockout_alerts",
            "open-stockout-alerts",
            WarehouseTables.stockoutAlerts()));
    views.add(
        define(
            MART,
            "held_back_stockout_alerts",
            "held-back-stockout-alerts",
            WarehouseTables.stockoutAlerts()));
    views.add(ofAlerts("settled_alerts", "settled-alerts", zone));
    views.add(ofAlerts("alert_outcomes", "alert-outcomes", zone));
    views.add(ofAlerts("stockout_beginnings", "stockout-beginnings", zone));
    views.add(ofAlerts("alert_cases", "alert-cases", zone));
    views.add(ofAlerts("alert_quality", "alert-quality", zone));
    views.add(ofAlerts("alert_lead_times", "alert-lead-times", zone));
    views.add(ofAlerts("alert_calibration", "alert-calibration", zone));
    views.add(ofAlerts("alert_load", "alert-load", zone));
    views.add(ofAvailability("availability_current", "availability-current"));
    views.add(ofAvailability("company_stockouts", "company-stockouts"));
    views.add(ofAvailability("customer_stockouts", "customer-stockouts"));
    views.add(define(MART, "market_current", "market-current", WarehouseTables.marketPanes()));
    views.add(define(MART, "market_measures", "market-measures", WarehouseTables.marketPanes()));
    views.add(
        define(
            MART, "brand_trends_current", "brand-trends-current", WarehouseTables.brandTrends()));
    views.addAll(PriceViews.all(zone));
    views.addAll(MarketViews.all(zone, cycleDays));
    views.add(overAllRawTables("raw_repeats", "raw-repeats"));
    views.add(overAllRawTables("raw_counts", "raw-counts"));
    views.add(define(AUDIT, "access_log", "access-log", WarehouseTables.raw(EventType.ACCESS_LOG)));
    return List.copyOf(views);
  }

  /**
   * Makes or replaces every view, and the namespaces that hold nothing but views; does nothing
   * where the views are those of this release already.
   *
   * @param trino a connection to Trino with the warehouse's catalog as its default
   * @param zone the deployment's zone, in which days begin
   * @param cycleDays length of its order cycles
   * @throws SQLException if Trino refuses one; those before it are there then
   */
  public static void apply(Connection trino, ZoneId zone, int cycleDays) throws SQLException {
    List<ViewDefinition> views = all(zone, cycleDays);
    String fingerprint =
        EventIds.of(
            "views",
            views.stream().map(ViewDefinition::statement).collect(Collectors.joining("\n")));
    try (Statement statement = trino.createStatement()) {
      if (isInPlace(statement, fingerprint)) {
        return;
      }
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + AUDIT);
      for (ViewDefinition view : views) {
        statement.execute(view.statement());
      }
      // The last, so that it is there only when all the others are.
      statement.execute(mark(fingerprint).statement());
    }
  }

  /** A view that only tells one release's views from another's. */
  private static ViewDefinition mark(String fingerprint) {
    return new ViewDefinition(
        AUDIT,
        MARK,
        "Which definitions of the views are in place.",
        "SELECT '%s' AS fingerprint".formatted(fingerprint));
  }

  private static boolean isInPlace(Statement statement, String fingerprint) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "SELECT view_definition FROM information_schema.views WHERE table_schema = '%s' AND table_name = '%s'"
                .formatted(AUDIT, MARK))) {
      // Trino gives the query back in a form of its own.
      return found.next() && found.getString(1).contains(fingerprint);
    }
  }

  private static ViewDefinition current(EventType type) {
    SqlFile sql = SqlFile.read("views/raw-current");
    String key = String.join(", ", type.businessKey());
    TableDefinition table = WarehouseTables.raw(type);
    return new ViewDefinition(
        RAW,
        type.table() + "_current",
        fill(sql.comment(), table).replace("${key}", key),
        fill(sql.query(), table).replace("${key}", key));
  }

  private static ViewDefinition ofAlerts(String name, String file, ZoneId zone) {
    SqlFile sql = SqlFile.read("views/" + file);
    return new ViewDefinition(
        MART, name, sql.comment(), sql.query().replace("${zone}", zone.getId()));
  }

  private static ViewDefinition ofAvailability(String name, String file) {
    return define(MART, name, file, WarehouseTables.availability());
  }

  private static ViewDefinition define(
      String schema, String name, String file, TableDefinition table) {
    SqlFile sql = SqlFile.read("views/" + file);
    return new ViewDefinition(schema, name, fill(sql.comment(), table), fill(sql.query(), table));
  }

  private static ViewDefinition overAllRawTables(String name, String file) {
    SqlFile sql = SqlFile.read("views/" + file);
    return new ViewDefinition(
        AUDIT,
        name,
        sql.comment(),
        WarehouseTables.archived().stream()
            .map(type -> fill(sql.query(), WarehouseTables.raw(type)))
            .collect(Collectors.joining(UNION)),
        // They look at tables that not every reader may read, and tell counts and coordinates.
        ViewDefinition.Security.DEFINER);
  }

  private static String fill(String text, TableDefinition table) {
    String columns =
        table.schema().columns().stream()
            .map(NestedField::name)
            .map(column -> '"' + column + '"')
            .collect(Collectors.joining(",\n  "));
    return text.replace("${table}", table.identifier().name()).replace("${columns}", columns);
  }
}
