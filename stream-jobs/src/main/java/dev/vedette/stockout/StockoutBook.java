package dev.vedette.stockout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps the books of SKUs at outlets under one set of rules. It holds no state of its own: whoever
 * stores ledgers and timelines passes them in.
 */
public final class StockoutBook {
  /** Names the estimator in every result. A change that could move a result is a new version. */
  public static final String MODEL = "cover/1";

  private final StockoutRules rules;
  private final Duration allowedLateness;

  /**
   * Books under given rules.
   *
   * @param allowedLateness how much older than the newest fact a fact may be when it arrives
   */
  public StockoutBook(StockoutRules rules, Duration allowedLateness) {
    this.rules = rules;
    this.allowedLateness = allowedLateness;
  }

  /** Settles what no fact at or before {@code through} can change any more. */
  public SkuLedger.Step settle(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Instant through,
      Passing pass) {
    return ledger.settle(through, pass, judge(outletId, sku, timeline));
  }

  /**
   * Says provisionally what follows from the facts so far, when everything through {@code
   * settledThrough} is settled.
   */
  public SkuLedger.Step foresee(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Instant settledThrough) {
    return ledger.foresee(now(settledThrough), judge(outletId, sku, timeline));
  }

  /** The settling time at which a ledger must be looked at again to settle something. */
  public Optional<Instant> nextSettling(
      SkuLedger ledger, String outletId, String sku, OutletTimeline timeline) {
    return ledger.nextSettling(judge(outletId, sku, timeline));
  }

  /** The settling time at which a ledger must be looked at again to foresee something. */
  public Optional<Instant> nextForeseeing(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Instant settledThrough) {
    return ledger
        .nextForeseeing(now(settledThrough), judge(outletId, sku, timeline))
        .map(at -> at.minus(allowedLateness));
  }

  private Instant now(Instant settledThrough) {
    return settledThrough.plus(allowedLateness);
  }

  private StockoutJudge judge(String outletId, String sku, OutletTimeline timeline) {
    return new StockoutJudge(rules, outletId, sku, timeline);
  }
}
