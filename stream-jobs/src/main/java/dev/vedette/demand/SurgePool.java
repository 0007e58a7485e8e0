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
  /** A pool whose first count was made on {@code day}. */
  public static SurgePool before(long day) {
    return new SurgePool(SurgeFilter.State.before(day), Map.of());
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
    merged.add(sum);
    Map<Long, List<Contribution>> more = new TreeMap<>(open);
    more.put(day, List.copyOf(merged));
    return new SurgePool(filtered, more);
  }

  /** The day after the last that is over. */
  public long nextDay() {
    return filtered.day() + 1;
  }

  /** The last day of which anything is known. */
  public long lastCounted() {
    return open.keySet().stream().mapToLong(day -> day).max().orElse(filtered.day());
  }

  /** The pool when {@link #nextDay()} is over. */
  public SurgePool dayEnded() {
    Map<Long, List<Contribution>> rest = new TreeMap<>(open);
    List<Contribution> counted = rest.remove(nextDay());
    return new SurgePool(SurgeFilter.next(filtered, counted == null ? List.of() : counted), rest);
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
