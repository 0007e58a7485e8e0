package dev.vedette.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where an outlet lay, through time.
 *
 * @param changes in the order in which they took effect
 */
public record OutletFile(List<Fact.Filed> changes) {
  /** An outlet that is not known. */
  public static final OutletFile EMPTY = new OutletFile(List.of());

  /** The region of outlets that are not known. */
  public static final String UNKNOWN_REGION = "unknown";

  private static final Comparator<Fact.Filed> IN_EFFECT =
      Comparator.comparing(Fact.Filed::at).thenComparing(Fact.RECORDED);

  public OutletFile {
    changes = List.copyOf(changes);
  }

  public boolean knows(Fact.Filed change) {
    return changes.stream().anyMatch(known -> known.eventId().equals(change.eventId()));
  }

  public OutletFile with(Fact.Filed change) {
    List<Fact.Filed> all = new ArrayList<>(changes);
    all.add(change);
    all.sort(IN_EFFECT);
    return new OutletFile(all);
  }

  /**
   * The region to which the outlet's figures of a cycle belong, all of them: the one in which it
   * lay when the cycle ended.
   */
  public String regionIn(long cycle, OrderCycles cycles) {
    return changes.reversed().stream()
        .filter(change -> change.at().isBefore(cycles.end(cycle)))
        .findFirst()
        .map(Fact.Filed::region)
        .orElse(UNKNOWN_REGION);
  }

  /** What is left when the cycles before {@code open} are settled. */
  public OutletFile settledBefore(long open, OrderCycles cycles) {
    int first = 0;
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).at().isBefore(cycles.end(open - 1))) {
        first = i;
      }
    }
    return new OutletFile(changes.subList(first, changes.size()));
  }
}
