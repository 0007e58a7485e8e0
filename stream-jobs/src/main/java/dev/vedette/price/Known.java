package dev.vedette.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry, and while it is known to be the current one of its rule.
 *
 * @param until first instant at which another version was known in its place; null where there is
 *     none
 */
record Known(RuleEntry entry, @Nullable Instant until) {
  /** The version that counts last: the highest, and of equal ones the later word. */
  private static final Comparator<RuleEntry> PRECEDENCE =
      Comparator.comparingInt(RuleEntry::version).thenComparing(Fact.RECORDED);

  /** The versions of one rule, lowest first. */
  static List<Known> versions(List<RuleEntry> entriesOfOneRule) {
    List<RuleEntry> ordered = Fact.distinct(entriesOfOneRule);
    ordered.sort(PRECEDENCE.reversed());
    List<Known> versions = new ArrayList<>(ordered.size());
    Instant until = null;
    for (RuleEntry entry : ordered) {
      versions.add(new Known(entry, until));
      if (until == null || entry.recordedAt().isBefore(until)) {
        until = entry.recordedAt();
      }
    }
    return List.copyOf(versions.reversed());
  }

  boolean isCurrent(Instant knownAt) {
    return !knownAt.isBefore(entry.recordedAt()) && (until == null || knownAt.isBefore(until));
  }

  /** Whether it was the current one at any time. */
  boolean wasEver() {
    return until == null || entry.recordedAt().isBefore(until);
  }
}
