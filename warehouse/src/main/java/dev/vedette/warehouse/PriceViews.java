package dev.vedette.warehouse;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The views in which regulators look up what was charged, what the law said, and what was known.
 */
final class PriceViews {
  private static final String MART = WarehouseTables.MART.toString();

  /** Names of the views; each comes after those that it reads. */
  private static final List<String> NAMES =
      List.of(
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
          "price_measures");

  private PriceViews() {}

  /**
   * @param zone the deployment's zone, in which days begin
   */
  static List<ViewDefinition> all(ZoneId zone) {
    return NAMES.stream().map(name -> define(name, zone)).toList();
  }

  private static ViewDefinition define(String name, ZoneId zone) {
    SqlFile sql = SqlFile.read("views/" + name.replace('_', '-'));
    return new ViewDefinition(MART, name, fill(sql.comment(), zone), fill(sql.query(), zone));
  }

  private static String fill(String text, ZoneId zone) {
    return text.replace("${zone}", zone.getId())
        .replace("${columns}", columns(""))
        .replace("${statement_columns}", columns("statement."));
  }

  private static String columns(String qualifier) {
    return WarehouseTables.priceVerdicts().schema().columns().stream()
        .map(NestedField::name)
        .map(column -> qualifier + '"' + column + '"')
        .collect(Collectors.joining(",\n  "));
  }
}
