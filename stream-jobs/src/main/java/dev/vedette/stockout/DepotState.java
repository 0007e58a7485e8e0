package dev.vedette.stockout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one product at the depots that supply a region.
 *
 * @param counts the last count of each depot, by its id
 * @param incidentId of the open incident, where there is one
 * @param enoughSince from when on all counts have said that there is enough again, where they do
 */
record DepotState(
    List<Fact.DepotCounted> counts, Optional<String> incidentId, Optional<Instant> enoughSince) {
  static final DepotState NOTHING_KNOWN =
      new DepotState(List.of(), Optional.empty(), Optional.empty());

  /** With one more count, without the depot's one before. */
  DepotState with(Fact.DepotCounted count) {
    List<Fact.DepotCounted> latest = new ArrayList<>();
    for (Fact.DepotCounted known : counts) {
      if (!known.depotId().equals(count.depotId())) {
        latest.add(known);
      }
    }
    latest.add(count);
    latest.sort(Comparator.comparing(Fact.DepotCounted::depotId));
    return new DepotState(List.copyOf(latest), incidentId, enoughSince);
  }

  /** When the last count was taken; empty where none was. */
  Optional<Instant> lastCountAt() {
    return counts.stream().map(Fact.DepotCounted::at).max(Instant::compareTo);
  }
}
