package dev.vedette.stockout.job;

/**
 * Names of the job's operators, which are also their uids: a savepoint finds its state by them, so
 * they never change.
 */
final class StockoutUids {
  static final String FACTS = "stockout-facts";
  static final String WATERMARKS = "stockout-watermarks";
  static final String WITHOUT_HEARTBEATS = "stockout-facts-without-heartbeats";
  static final String SALES = "stockout-sales";
  static final String SURGES = "stockout-surges";
  static final String PRODUCTS = "stockout-products";
  static final String DEPOT_COUNTS = "stockout-depot-counts";
  static final String DEPOTS = "stockout-depots";
  static final String HELD_BACK = "stockout-held-back";
  static final String INCIDENTS = "stockout-incidents";
  static final String JUDGE = "stockout-judge";
  static final String ALERT_RECORDS = "stockout-alert-records";
  static final String ALERT_TOPIC = "stockout-alert-topic";
  static final String ALERT_TABLE = "stockout-alert-table";
  static final String LATE_TOPIC = "stockout-late-topic";
  static final String STRANGER_TOPIC = "stockout-unknown-outlet-topic";
  static final String SCORE_RECORDS = "stockout-score-records";
  static final String SCORE_TABLE = "stockout-score-table";

  private StockoutUids() {}
}
