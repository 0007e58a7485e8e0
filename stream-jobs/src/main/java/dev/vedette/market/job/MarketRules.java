package dev.vedette.market.job;

import dev.vedette.availability.OrderCycles;
import dev.vedette.market.Periods;
import java.io.Serializable;
import java.time.Duration;

/**
 * How the job counts.
 *
 * @param periods days and order cycles; must not change while there is state
 * @param allowedLateness how much older than the newest fact a fact may be when it arrives; too
 *     short turns facts from phones that were offline into late events, too long keeps figures
 *     provisional
 * @param revisionPause how soon, by the wall clock, a changed pane is said anew; too short makes
 *     many rows, too long shows corrections late
 */
public record MarketRules(Periods periods, Duration allowedLateness, Duration revisionPause)
    implements Serializable {

  /** As soon as a day or an order cycle is over; settled two days after the cycle. */
  public static MarketRules live(OrderCycles cycles) {
    return new MarketRules(new Periods(cycles), Duration.ofDays(2), Duration.ofSeconds(2));
  }
}
