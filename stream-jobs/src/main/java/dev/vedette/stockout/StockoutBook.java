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
  public static final String MODEL = "gamma-poisson/1";

  /** What to do about facts far ahead of the settled time. */
  public enum Backlog {
    /** They wait until time comes near them. */
    WAIT,
    /** Nobody knows how far time is: they are taken as they are. */
    TAKE
  }

  private final StockoutRules rules;
  private final Duration allowedLateness;
  private final Duration headway;

  /**
   * Books under given rules.
   *
   * @param allowedLateness how much older than the newest fact a fact may be when it arrives
   * @param headway how far one partition may run ahead of the others before its facts wait
   */
  public StockoutBook(StockoutRules rules, Duration allowedLateness, Duration headway) {
    this.headway = headway;
    this.rules = rules;
    this.allowedLateness = allowedLateness;
  }

  /** Settles what no fact at or before {@code through} can change any more. */
  public SkuLedger.Step settle(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Surroundings surroundings,
      Instant through,
      Passing pass) {
    return ledger.settle(through, pass, judge(outletId, sku, timeline, surroundings));
  }

  /**
   * Says provisionally what follows from the facts so far, when no fact before {@code reached} is
   * to come. The step's next look is the time so reached at which this must be asked again.
   *
   * @param backlog whether facts that are far ahead of the settled time are waited for or taken
   */
  public SkuLedger.Step foresee(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Surroundings surroundings,
      Instant reached,
      Backlog backlog) {
    Instant now = reached.plus(allowedLateness);
    Instant horizon = backlog == Backlog.WAIT ? now.plus(headway) : Instant.MAX;
    SkuLedger.Step step =
        ledger.foresee(now, horizon, judge(outletId, sku, timeline, surroundings));
    return new SkuLedger.Step(
        step.ledger(),
        step.statements(),
        step.scores(),
        step.ofUnknownOutlet(),
        step.nextLook()
            .map(
                at ->
                    at.minus(
                        at.isAfter(horizon) ? allowedLateness.plus(headway) : allowedLateness)));
  }

  /**
   * When {@link #foresee} will take {@code fact} into account, given as the time reached; empty
   * where that is now. One that waits changes nothing of what is said meanwhile.
   */
  public Optional<Instant> awaited(Fact fact, Instant reached) {
    Duration ahead = allowedLateness.plus(headway);
    return fact.at().isAfter(reached.plus(ahead))
        ? Optional.of(fact.at().minus(ahead))
        : Optional.empty();
  }

  /** The settling time at which a ledger must be looked at again to settle something. */
  public Optional<Instant> nextSettling(
      SkuLedger ledger,
      String outletId,
      String sku,
      OutletTimeline timeline,
      Surroundings surroundings) {
    return ledger.nextSettling(judge(outletId, sku, timeline, surroundings));
  }

  private StockoutJudge judge(
      String outletId, String sku, OutletTimeline timeline, Surroundings surroundings) {
    return new StockoutJudge(rules, outletId, sku, timeline, surroundings);
  }
}
