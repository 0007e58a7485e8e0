package dev.vedette.warehouse.access;

import dev.vedette.topic.EventType;
import dev.vedette.warehouse.WarehouseTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Every table and view, and who reads what of it. What is not named here is read by operators only;
 * a test fails where one is missing.
 *
 * <p>A view runs with the rights of its reader, so it shows what follows from the rows of its
 * tables that the reader may read. The exceptions run with the rights of the stack, and tell counts
 * and coordinates only.
 */
public final class AccessDeclaration {
  private static final Rows ALL = new Rows.All();
  private static final Rows NONE = new Rows.None();
  private static final Rows OF_ITS_TABLES = new Rows.OfItsTables();

  private AccessDeclaration() {}

  /** All of them. */
  public static List<Relation> all() {
    List<Relation> relations = new ArrayList<>();
    for (EventType type : WarehouseTables.archived()) {
      Relation table = raw(type);
      relations.add(table);
      relations.add(viewOf(table, "_distinct"));
      if (type.isReported()) {
        relations.add(viewOf(table, "_current"));
      }
    }
    relations.add(Relation.of("raw.dead_letters_current", NONE));

    // By the outlet and not by their own region, as is all that is known of an outlet: otherwise
    // the verdict would be on one side of a border that moved, and its evidence on the other.
    relations.add(Relation.of("mart.price_verdicts", new Rows.OfOutlet("outlet_id")));
    relations.add(
        Relation.of("mart.stockout_alerts", new Rows.OfOutletOrRegion("outlet_id", "region")));
    relations.add(Relation.of("mart.stockout_scores", new Rows.OfOutlet("outlet_id")));
    relations.add(Relation.of("mart.availability", new Rows.OfRegion("region")));
    relations.add(Relation.of("mart.market_panes", new Rows.OfRegion("region")));
    relations.add(Relation.of("mart.brand_trends", new Rows.OfRegion("region")));
    relations.add(Relation.of("mart.market_state_bounds", ALL));
    for (String view :
        List.of(
            "stockout_alerts_current",
            "open_stockout_alerts",
            "held_back_stockout_alerts",
            "settled_alerts",
            "alert_outcomes",
            "stockout_beginnings",
            "alert_cases",
            "alert_quality",
            "alert_lead_times",
            "alert_calibration",
            "alert_load",
            "availability_current",
            "company_stockouts",
            "customer_stockouts",
            "market_current",
            "market_measures",
            "brand_trends_current",
            "price_verdict_revisions",
            "price_verdicts_current",
            "price_violations",
            "price_execution",
            "price_law_history",
            "price_verdict_changes",
            "price_evidence",
            "price_coverage",
            "price_coverage_by_region",
            "price_cases",
            "price_case_states",
            "repeat_offenders",
            "inspection_results",
            "old_price_after_grace",
            "price_prior_low",
            "price_index",
            "price_findings_by_source",
            "label_and_charged",
            "carton_and_pack",
            "prices_around_change",
            "price_measures",
            "sales_lines",
            "sales_measures",
            "customers",
            "customer_counts",
            "customer_changes",
            "abnormal_movements",
            "repurchase",
            "new_skus",
            "social_inventory",
            "market_states",
            "needs_resolution")) {
      relations.add(Relation.of("mart." + view, OF_ITS_TABLES));
    }

    relations.add(Relation.of("audit.raw_repeats", ALL));
    relations.add(Relation.of("audit.raw_counts", ALL));
    relations.add(Relation.of("audit.access_log", OF_ITS_TABLES));
    return List.copyOf(relations);
  }

  private static Relation raw(EventType type) {
    String table = WarehouseTables.RAW + "." + type.table();
    return switch (type) {
      case DEPOT_STOCK -> Relation.of(table, new Rows.OfRegion("region"));
      case OUTLET_CONTACTS ->
          Relation.of(table, new Rows.OfOutlet("outlet_id"), "owner_name", "phone", "address");
      // The region of a rule says where it is law; it binds, and concerns, all below.
      case PRODUCTS, PRICE_RULES -> Relation.of(table, ALL);
      case OUTLETS,
          DELIVERIES,
          INVENTORY_READINGS,
          ORDERS,
          PRICE_OBSERVATIONS,
          PRICE_CASES,
          LATE_EVENTS ->
          Relation.of(table, new Rows.OfOutlet("outlet_id"));
      // Free text: people write names and numbers into it.
      case VISITS -> Relation.of(table, new Rows.OfOutlet("outlet_id"), "note");
      case NEEDS -> Relation.of(table, new Rows.OfOutlet("outlet_id"), "description");
      // A silence has a region and no outlet.
      case ALERT_ACTIONS -> Relation.of(table, new Rows.OfRegion("region"), "text");
      // What it says tells of owners and causes, and no names of people.
      case ALERT_NOTIFICATIONS -> Relation.of(table, new Rows.OfRegion("region"));
      case ACCESS_LOG -> Relation.of(table, new Rows.OfReader("user_name"));
      // Work for a job; the verdicts that follow from it tell their reason.
      case PRICE_REJUDGE_REQUESTS -> Relation.of(table, NONE);
      // Original bytes of any kind of event, contacts among them.
      case DEAD_LETTERS -> Relation.of(table, NONE);
      default -> throw new IllegalStateException("It is not declared who may read " + table + ".");
    };
  }

  private static Relation viewOf(Relation table, String suffix) {
    return Relation.of(
        table.qualifiedName() + suffix, table.rows() instanceof Rows.None ? NONE : OF_ITS_TABLES);
  }
}
