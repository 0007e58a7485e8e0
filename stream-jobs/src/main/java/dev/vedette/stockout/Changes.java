package dev.vedette.stockout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of one thing in the order in which they take effect, one for each instant. */
final class Changes {
  private Changes() {}

  /** The change that holds at {@code time}; empty before the first. */
  static <F extends Fact> Optional<F> at(List<F> changes, Instant time) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (!changes.get(i).at().isAfter(time)) {
        return Optional.of(changes.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first change after {@code time}. */
  static Optional<Instant> next(List<? extends Fact> changes, Instant time) {
    for (Fact change : changes) {
      if (change.at().isAfter(time)) {
        return Optional.of(change.at());
      }
    }
    return Optional.empty();
  }

  /** With one more; of two at the same instant the one recorded later holds. */
  static <F extends Fact> List<F> with(List<F> changes, F change) {
    List<F> merged = new ArrayList<>(changes.size() + 1);
    F winner = change;
    for (F known : changes) {
      if (!known.at().equals(change.at())) {
        merged.add(known);
      } else if (!known.isSupersededBy(change)) {
        winner = known;
      }
    }
    merged.add(winner);
    merged.sort(Fact.IN_EFFECT);
    return List.copyOf(merged);
  }

  /** Without those that no longer hold at {@code time} or after. */
  static <F extends Fact> List<F> from(List<F> changes, Instant time) {
    int first = 0;
    while (first + 1 < changes.size() && !changes.get(first + 1).at().isAfter(time)) {
      first++;
    }
    return first == 0 ? changes : List.copyOf(changes.subList(first, changes.size()));
  }
}
