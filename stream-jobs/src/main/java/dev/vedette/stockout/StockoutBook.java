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

  /** How far one partition may run ahead of the others before its facts wait for theirs. */
  private static final Duration HEADWAY = Duration.ofDays(1);

  /** What to do about facts far ahead of the settled time. */
  public enum Backlog {
    /** They wait until time comes near them. */
    WAIT,
    /** Nobody knows how far time is: they are taken as they are. */
    TAKE
  }

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
   * settledThrough} is settled. The step's next look is the settling time at which this must be
   * asked again.
   *
   * @param backlog whether facts that are far ahead of the settled time are waited for or taken
   */
  public SkuLedger.Step foresee(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Instant settledThrough,
      Backlog backlog) {
    Instant now = settledThrough.plus(allowedLateness);
    Instant horizon = backlog == Backlog.WAIT ? now.plus(HEADWAY) : Instant.MAX;
    SkuLedger.Step step = ledger.foresee(now, horizon, judge(outletId, sku, timeline));
    return new SkuLedger.Step(
        step.ledger(),
        step.statements(),
        step.ofUnknownOutlet(),
        step.nextLook()
            .map(
                at ->
                    at.minus(
                        at.isAfter(horizon) ? allowedLateness.plus(HEADWAY) : allowedLateness)));
  }

  /** The settling time at which a ledger must be looked at again to settle something. */
  public Optional<Instant> nextSettling(
      SkuLedger ledger, String outletId, String sku, OutletTimeline timeline) {
    return ledger.nextSettling(judge(outletId, sku, timeline));
  }

  private StockoutJudge judge(String outletId, String sku, OutletTimeline timeline) {
    return new StockoutJudge(rules, outletId, sku, timeline);
  }
}
