package dev.vedette.availability;

import java.time.Instant;
import java.util.List;

/**
 * A change in what is known of one SKU in one region and order cycle.
 *
 * @param cell what it is about
 * @param change to be added to the counts
 * @param recordedAt latest recorded_at among the facts that brought it about
 */
public record Contribution(Cell cell, Tally change, Instant recordedAt) {

  /** The same change at every level of the region path. */
  public List<Contribution> levels() {
    return cell.levels().stream()
        .map(level -> new Contribution(level, change, recordedAt))
        .toList();
  }

  /** Both changes in one; they are about the same cell. */
  public Contribution plus(Contribution other) {
    return new Contribution(
        cell,
        change.plus(other.change),
        recordedAt.isAfter(other.recordedAt) ? recordedAt : other.recordedAt);
  }
}
