package dev.vedette.market.job;

/**
 * Names of the job's operators, which are also their uids: a savepoint finds its state by them, so
 * they never change.
 */
final class MarketUids {
  static final String FACTS = "market-facts";
  static final String WATERMARKS = "market-watermarks";
  static final String OUTLET_FACTS = "market-outlet-facts";
  static final String PRODUCT_FACTS = "market-product-facts";
  static final String REGISTER = "market-register";
  static final String OUTLETS = "market-outlets";
  static final String ROLL_UP = "market-roll-up";
  static final String PANES = "market-panes";
  static final String RECORDS = "market-records";
  static final String TABLE = "market-table";
  static final String TREND_PANES = "market-trend-panes";
  static final String TRENDS = "market-trends";
  static final String TREND_RECORDS = "market-trend-records";
  static final String TREND_TABLE = "market-trend-table";
  static final String LATE_TOPIC = "market-late-topic";

  private MarketUids() {}
}
