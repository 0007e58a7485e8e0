package dev.vedette.cli;

import dev.vedette.warehouse.ViewDefinition;
import dev.vedette.warehouse.WarehouseViews;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A few alerts and what followed, in schemas of their own so that no job has a say in them, under
 * the views of the product; and what those must show, worked out by hand.
 *
 * <p>Outlet o1 (north/a, rep r1), o2 (north/b, r2); the next delivery is Monday's at six:
 *
 * <pre>
 * a1 o1 s1 p .75  raised Tue 21h, empty Thu 21h, ordered Wed     hit after 48 h, acted on
 * a2 o1 s2 p .72  raised Wed 21h, 3 left on Sunday               false alarm; its order came before
 * a3 o1 s3 p .31  raised Thu 21h, last read on Friday            not observed
 * a4 o2 s1        raised the Tuesday after, no delivery since    open
 * a5 o2 s2        raised as the shelf was found empty            predicts nothing; visited, so acted on
 * a6              provisional                                    no alert yet
 * a7 o2 s3 p .78  raised Tue, cleared Wed, empty Sunday          hit after 120 h, visited; held back
 * i1    s3        an incident                                    is not an outlet's alert
 *
 * Stockouts found: o1 s1 Thu (a1 a day before), o2 s2 Fri (no), o2 s3 Sun (a7 was over: no), o1 s4
 * the Tuesday after (empty again after a delivery: no), o2 s4 (too new to be judged). The first
 * reading of o1 s4 begins nothing, the zero of o1 s5 is the outlet's own word.
 * </pre>
 */
final class AlertQualityMarket {
  /** Queries, and the rows that they must give. */
  static final Map<String, List<String>> EXPECTED =
      Map.of(
          "SELECT alert_id, outcome, lead_hours FROM little_mart.alert_outcomes ORDER BY alert_id",
          List.of(
              "a1,hit,48.0",
              "a2,false_alarm,",
              "a3,not_observed,",
              "a4,open,",
              "a5,found_empty,",
              "a7,hit,120.0"),
          "SELECT metric_id, period_start, place, numerator, n, not_judged, status, round(low, 4) + 0, round(high, 4) FROM little_mart.alert_quality WHERE grain = 'week' AND (scope = 'all' OR metric_id = 'alert_precision' AND period_start = DATE '2026-03-02') ORDER BY 1, 2, 3",
          List.of(
              "alert_acted_on_rate,2026-03-02,all,3,5,0,observed,0.2307,0.8824",
              "alert_acted_on_rate,2026-03-09,all,0,0,1,not_observed,,",
              "alert_precision,2026-03-02,all,2,3,1,observed,0.2077,0.9385",
              "alert_precision,2026-03-02,north,2,3,1,observed,0.2077,0.9385",
              "alert_precision,2026-03-02,north/a,1,2,1,observed,0.0945,0.9055",
              "alert_precision,2026-03-02,north/b,1,1,0,observed,0.2065,1.0",
              "alert_precision,2026-03-02,r1,1,2,1,observed,0.0945,0.9055",
              "alert_precision,2026-03-02,r2,1,1,0,observed,0.2065,1.0",
              "alert_precision,2026-03-09,all,0,0,1,not_observed,,",
              "alert_recall,2026-03-02,all,1,3,0,observed,0.0615,0.7923",
              "alert_recall,2026-03-09,all,0,1,1,observed,0.0,0.7935"),
          "SELECT region, n, median_hours, p90_hours FROM little_mart.alert_lead_times ORDER BY region",
          List.of("north/a,1,48.0,48.0", "north/b,1,120.0,120.0"),
          "SELECT bin, n, hits, round(mean_probability, 4) FROM little_mart.alert_calibration",
          List.of("7,3,2,0.75"),
          "SELECT rep_id, day, alerts, found_empty, held_back FROM little_mart.alert_load ORDER BY 1, 2",
          List.of(
              "r1,2026-03-03,1,0,0",
              "r1,2026-03-04,1,0,0",
              "r1,2026-03-05,1,0,0",
              "r2,2026-03-03,0,0,1",
              "r2,2026-03-06,1,1,0",
              "r2,2026-03-10,1,0,0"));

  private static final List<String> VIEWS =
      List.of(
          "settled_alerts",
          "alert_outcomes",
          "stockout_beginnings",
          "alert_cases",
          "alert_quality",
          "alert_lead_times",
          "alert_calibration",
          "alert_load");

  private AlertQualityMarket() {}

  /** The statements that make its tables, and the product's views over them. */
  static String script() throws IOException {
    StringBuilder script = new StringBuilder();
    try (InputStream tables =
        Objects.requireNonNull(
            AlertQualityMarket.class.getResourceAsStream("alert-quality-market.sql"))) {
      script.append(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
    }
    for (ViewDefinition view : WarehouseViews.all(ZoneId.of("UTC"), 7)) {
      if (VIEWS.contains(view.name())) {
        script.append(
            "CREATE OR REPLACE VIEW little_mart.%s AS\n%s;\n"
                .formatted(view.name(), view.query().replaceAll("\\b(raw|mart)\\.", "little_$1.")));
      }
    }
    return script.toString();
  }
}
