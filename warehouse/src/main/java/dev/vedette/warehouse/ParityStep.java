package dev.vedette.warehouse;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A table on the way of a recount. Trino plans each use of a named part of a query anew, and would
 * read the raw tables a dozen times at once.
 *
 * @param name of the table
 * @param query what it holds
 * @param slices gives conditions, one a row, that part it
 */
record ParityStep(String name, String query, Optional<String> slices) {
  /** Stands in a query for the schema of the steps. */
  static final String SCHEMA = "${steps}";

  /** Stands in a query for the condition of its part. */
  static final String SLICE = "${slice}";

  /** The condition of what is not parted. */
  static final String ALL = "true";

  /** Order lines, readings and prices: small enough for Trino's memory in the local stack. */
  private static final int FACTS_AT_ONCE = 500_000;

  static ParityStep whole(String name) {
    return new ParityStep(name, SqlFile.read("parity/market-" + name).query(), Optional.empty());
  }

  static ParityStep byOutlet(String name) {
    return new ParityStep(
        name, SqlFile.read("parity/market-" + name).query(), Optional.of(outletSlices()));
  }

  /** Gives conditions that part the outlets. */
  static String outletSlices() {
    return SqlFile.read("parity/market-outlet-slices")
        .query()
        .replace("${portion}", Integer.toString(FACTS_AT_ONCE));
  }

  ParityStep with(ZoneId zone, int cycleDays) {
    return new ParityStep(name, filled(query, zone, cycleDays), slices);
  }

  /** A query for a deployment's zone and the length of its order cycles. */
  static String filled(String sql, ZoneId zone, int cycleDays) {
    return sql.replace("${zone}", zone.getId()).replace("${days}", Integer.toString(cycleDays));
  }
}
