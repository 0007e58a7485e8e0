package dev.vedette.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the outlets of one region say of one product: the days that are over, and what came in of
 * those that are not.
 *
 * @param filtered what the filter knows after the last day that is over
 * @param open what was counted on later days, by day
 */
public record SurgePool(SurgeFilter.State filtered, Map<Long, List<Contribution>> open) {
  private static final long NEVER = Long.MIN_VALUE / 2;

  /**
   * A region that nobody has counted in. Its first day is the first that ends with a count, not the
   * first of which a count arrives: a late one may be older.
   */
  public static final SurgePool EMPTY =
      new SurgePool(SurgeFilter.State.before(NEVER + 1), Map.of());

  private boolean hasBegun() {
    return filtered.day() != NEVER;
  }

  /** Whether {@code day} is over, so that nothing can be added. */
  public boolean isOver(long day) {
    return day <= filtered.day();
  }

  /** The pool with what was counted on {@code day}, which is not over. */
  public SurgePool with(long day, Contribution contribution) {
    List<Contribution> merged = new ArrayList<>();
    Contribution sum = contribution;
    for (Contribution each : open.getOrDefault(day, List.of())) {
      if (each.isLike(contribution)) {
        sum = each.plus(contribution);
      } else {
        merged.add(each);
      }
    }
    if (!sum.isNothing()) {
      merged.add(sum);
    }
    Map<Long, List<Contribution>> more = new TreeMap<>(open);
    if (merged.isEmpty()) {
      more.remove(day);
    } else {
      more.put(day, List.copyOf(merged));
    }
    return new SurgePool(filtered, more);
  }

  /** The day after the last that is over, or the first with a count; none is the end of time. */
  public long nextDay() {
    if (hasBegun()) {
      return filtered.day() + 1;
    }
    long first = Long.MAX_VALUE;
    for (long day : open.keySet()) {
      first = Math.min(first, day);
    }
    return first;
  }

  /** Whether there is a day that will end. */
  public boolean isWaiting() {
    return nextDay() != Long.MAX_VALUE;
  }

  /** The last day of which anything is known. */
  public long lastCounted() {
    if (open.isEmpty()) {
      return filtered.day();
    }
    long last = Long.MIN_VALUE;
    for (long day : open.keySet()) {
      last = Math.max(last, day);
    }
    return last;
  }

  /** The pool when {@link #nextDay()} is over. */
  public SurgePool dayEnded() {
    Map<Long, List<Contribution>> rest = new TreeMap<>(open);
    List<Contribution> counted = rest.remove(nextDay());
    SurgeFilter.State before = hasBegun() ? filtered : SurgeFilter.State.before(nextDay());
    return new SurgePool(SurgeFilter.next(before, counted == null ? List.of() : counted), rest);
  }

  /** What outlets are told of the days that are over. */
  public Surge surge() {
    return filtered.surge();
  }

  /** What outlets are told at once of all days, before the last ones are over. */
  public Surge provisional() {
    SurgePool ahead = this;
    long last = lastCounted();
    while (ahead.nextDay() <= last) {
      ahead = ahead.dayEnded();
    }
    return ahead.surge();
  }
}
