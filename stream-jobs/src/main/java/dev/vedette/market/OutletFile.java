package dev.vedette.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an outlet was, through time.
 *
 * @param changes in the order in which they took effect
 */
public record OutletFile(List<Fact.Filed> changes) {
  /** An outlet that is not known. */
  public static final OutletFile EMPTY = new OutletFile(List.of());

  public OutletFile {
    changes = List.copyOf(changes);
  }

  public boolean knows(Fact.Filed change) {
    return changes.stream().anyMatch(known -> known.eventId().equals(change.eventId()));
  }

  public OutletFile with(Fact.Filed change) {
    List<Fact.Filed> all = new ArrayList<>(changes);
    all.add(change);
    all.sort(Fact.IN_EFFECT);
    return new OutletFile(all);
  }

  /** What the outlet was just before an instant. */
  public Optional<Fact.Filed> before(Instant end) {
    return changes.reversed().stream().filter(change -> change.at().isBefore(end)).findFirst();
  }

  /** What is left when nothing before an instant matters any more. */
  public OutletFile from(Instant start) {
    int first = 0;
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).at().isBefore(start)) {
        first = i;
      }
    }
    return new OutletFile(changes.subList(first, changes.size()));
  }
}
