package dev.vedette.price.job;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the job goes about judging.
 *
 * @param patience how long, by the wall clock, a price waits for its outlet's or product's record
 *     before it is said to be out of scope. Too short, and records that are merely on their way
 *     make verdicts that are replaced at once; too long, and a price that nobody can place is
 *     reported late
 * @param retention how far behind event time observations are kept at least, to be judged again at
 *     once; older ones, by up to a sixteenth more, are judged again from the tables. Null: for
 *     ever. Too short, and every correction needs a job of its own, which takes a minute; too long,
 *     and state grows: some 300 bytes an observation
 * @param lawPause how long, by the wall clock, rules and products are collected before all prices
 *     that they touch are judged again. Too short, and loading a price list goes through all
 *     observations once for each entry; too long, and a new rule takes effect late
 */
public record PriceJobRules(Duration patience, @Nullable Duration retention, Duration lawPause)
    implements Serializable {
  private static final long serialVersionUID = 1;

  /** Half a minute; four hundred days, so a price can be compared with last year's; 0.2 s. */
  public static PriceJobRules live() {
    return new PriceJobRules(Duration.ofSeconds(30), Duration.ofDays(400), Duration.ofMillis(200));
  }

  /** Everything is kept, and the end of the input ends all waiting. */
  public static PriceJobRules replay() {
    return new PriceJobRules(Duration.ofDays(10_000), null, Duration.ofDays(10_000));
  }
}
