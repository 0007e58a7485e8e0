package dev.vedette.price;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Entries that only their validity and their rule's id tell apart, as far as precedence goes. They
 * are in the order of that, so that the one that applies is mostly found at once.
 */
final class Run {
  /** Of entries that are alike else, the last one applies. */
  private static final Comparator<Known> PRECEDENCE =
      Comparator.comparing((Known known) -> known.entry().validFrom())
          .thenComparing(known -> known.entry().ruleId(), ByteOrder.OF_TEXT);

  private final Known[] entries;

  /** When the last of the entries up to each one goes out of force. */
  private final Instant[] lastEnds;

  Run(List<Known> known) {
    this.entries = known.toArray(Known[]::new);
    Arrays.sort(entries, PRECEDENCE);
    this.lastEnds = new Instant[entries.length];
    Instant last = Instant.MIN;
    for (int index = 0; index < entries.length; index++) {
      Instant end = entries[index].entry().end();
      last = end.isAfter(last) ? end : last;
      lastEnds[index] = last;
    }
  }

  /** The entry that applies of those that match. */
  @Nullable RuleEntry find(Instant at, Instant knownAt, Predicate<RuleEntry> matches) {
    for (int index = lastBegun(at); index >= 0 && at.isBefore(lastEnds[index]); index--) {
      Known known = entries[index];
      if (known.entry().isInForce(at) && known.isCurrent(knownAt) && matches.test(known.entry())) {
        return known.entry();
      }
    }
    return null;
  }

  /** All that are in force by their own times, whenever they were known. */
  void inForce(Instant at, Consumer<Known> action) {
    for (int index = lastBegun(at); index >= 0 && at.isBefore(lastEnds[index]); index--) {
      if (entries[index].entry().isInForce(at)) {
        action.accept(entries[index]);
      }
    }
  }

  /** Index of the last entry that is valid from {@code at} or earlier; -1 where there is none. */
  private int lastBegun(Instant at) {
    int low = 0;
    int high = entries.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries[middle].entry().validFrom().isAfter(at)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low - 1;
  }
}
