package dev.vedette.market;

import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Of which open periods an outlet's part has been told, and of which it is still to be told.
 *
 * @param pending to be told when they are over
 * @param told of these every change is to be told
 */
public record Agenda(SortedSet<Period> pending, SortedSet<Period> told) {
  public static final Agenda EMPTY = new Agenda(new TreeSet<>(), new TreeSet<>());

  public Agenda {
    pending = Collections.unmodifiableSortedSet(pending);
    told = Collections.unmodifiableSortedSet(told);
  }

  public boolean has(Period period) {
    return pending.contains(period) || told.contains(period);
  }

  public Agenda withPending(Period period) {
    SortedSet<Period> more = new TreeSet<>(pending);
    more.add(period);
    return new Agenda(more, told);
  }

  public Agenda withTold(Set<Period> periods) {
    SortedSet<Period> left = new TreeSet<>(pending);
    left.removeAll(periods);
    SortedSet<Period> more = new TreeSet<>(told);
    more.addAll(periods);
    return new Agenda(left, more);
  }

  /** What is left when the cycles before {@code open} are settled. */
  public Agenda settledBefore(long open, Periods periods) {
    return new Agenda(since(pending, open, periods), since(told, open, periods));
  }

  private static SortedSet<Period> since(SortedSet<Period> all, long open, Periods periods) {
    SortedSet<Period> kept = new TreeSet<>(all);
    kept.removeIf(period -> periods.cycle(period) < open);
    return kept;
  }
}
