package dev.vedette.stockout;

import java.time.Instant;
import java.util.ArrayList;
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
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (!changes.get(i).at().isAfter(time)) {
        return Optional.of(changes.get(i).profile());
      }
    }
    return Optional.empty();
  }

  /** The first change after {@code time}. */
  Optional<Instant> nextChange(Instant time) {
    for (Fact.OutletChanged change : changes) {
      if (change.at().isAfter(time)) {
        return Optional.of(change.at());
      }
    }
    return Optional.empty();
  }

  /**
   * The timeline with one more change; of two changes at the same instant the one recorded later
   * holds.
   */
  public OutletTimeline with(Fact.OutletChanged change) {
    List<Fact.OutletChanged> merged = new ArrayList<>(changes.size() + 1);
    Fact.OutletChanged winner = change;
    for (Fact.OutletChanged known : changes) {
      if (!known.at().equals(change.at())) {
        merged.add(known);
      } else if (!known.isSupersededBy(change)) {
        winner = known;
      }
    }
    merged.add(winner);
    merged.sort(Fact.IN_EFFECT);
    return new OutletTimeline(List.copyOf(merged));
  }

  /** The timeline without what no longer holds at {@code time} or after. */
  public OutletTimeline from(Instant time) {
    int first = 0;
    while (first + 1 < changes.size() && !changes.get(first + 1).at().isAfter(time)) {
      first++;
    }
    return first == 0
        ? this
        : new OutletTimeline(List.copyOf(changes.subList(first, changes.size())));
  }
}
