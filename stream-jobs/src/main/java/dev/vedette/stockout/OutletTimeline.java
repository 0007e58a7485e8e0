package dev.vedette.stockout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The file of one outlet through time, as far back as it is still needed.
 *
 * @param changes in the order in which they take effect, one for each instant
 */
public record OutletTimeline(List<Fact.OutletChanged> changes) {
  public static final OutletTimeline EMPTY = new OutletTimeline(List.of());

  /** The profile that holds at {@code time}; empty before the first known change. */
  Optional<OutletProfile> at(Instant time) {
    return Changes.at(changes, time).map(Fact.OutletChanged::profile);
  }

  /** Whether the outlet is, was or will be in {@code region} or below it. */
  public boolean isBelow(String region) {
    return changes.stream()
        .map(change -> change.profile().region())
        .anyMatch(its -> its.equals(region) || its.startsWith(region + "/"));
  }

  /** The first change after {@code time}. */
  Optional<Instant> nextChange(Instant time) {
    return Changes.next(changes, time);
  }

  /**
   * The timeline with one more change; of two changes at the same instant the one recorded later
   * holds.
   */
  public OutletTimeline with(Fact.OutletChanged change) {
    return new OutletTimeline(Changes.with(changes, change));
  }

  /** The timeline without what no longer holds at {@code time} or after. */
  public OutletTimeline from(Instant time) {
    List<Fact.OutletChanged> rest = Changes.from(changes, time);
    return rest.size() == changes.size() ? this : new OutletTimeline(rest);
  }
}
