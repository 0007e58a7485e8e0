package dev.vedette.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A change in what one outlet adds to the panes.
 *
 * @param place where it is added
 * @param item what it is about
 * @param period when
 * @param change to be added
 * @param recordedAt latest recorded_at among the facts that brought it about
 */
public record Contribution(
    Place place, Item item, Period period, Tally change, Instant recordedAt) {

  /** What it changes in each pane that it concerns. */
  public List<PaneChange> changes() {
    List<PaneChange> changes = new ArrayList<>();
    for (Group group : place.groups()) {
      if (item.kind().isLookedAtBy(group)) {
        for (String region : place.regions()) {
          changes.add(new PaneChange(new Pane(region, group, item, period), change, recordedAt));
        }
      }
    }
    return changes;
  }
}
