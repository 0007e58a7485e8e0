package dev.vedette.stockout.job;

import dev.vedette.stockout.StockoutRules;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How the job keeps its books.
 *
 * @param rules when stock is a matter for somebody
 * @param allowedLateness how much older than the newest fact a fact may be when it arrives; too
 *     short turns facts from phones that were offline into late events, too long keeps alerts
 *     provisional and facts in state
 * @param provisional whether to say at once what may still change; a replay of a complete feed says
 *     only what is settled
 */
public record StockoutJobRules(StockoutRules rules, Duration allowedLateness, boolean provisional)
    implements Serializable {
  /** How far one partition may run ahead of the others before its facts wait for theirs. */
  public static final Duration HEADWAY = Duration.ofDays(1);

  /**
   * For a live feed: alerts at once, settled two days later, and every outlook once a day.
   *
   * @param zone of the deployment, in which days end and deliveries come
   */
  public static StockoutJobRules live(ZoneId zone) {
    return new StockoutJobRules(
        StockoutRules.standard().in(zone).scoringAt(LocalTime.of(22, 0)), Duration.ofDays(2), true);
  }

  /** These, with other rules about stock. */
  public StockoutJobRules with(StockoutRules other) {
    return new StockoutJobRules(other, allowedLateness, provisional);
  }

  /** For a feed that is complete and in order. */
  public static StockoutJobRules replay() {
    return new StockoutJobRules(StockoutRules.standard(), Duration.ZERO, false);
  }
}
