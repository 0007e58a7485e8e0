package dev.vedette.market;

import java.time.Instant;

/**
 * A change in the tally of a pane.
 *
 * @param pane which
 * @param change to be added
 * @param recordedAt latest recorded_at among the facts that brought it about
 */
public record PaneChange(Pane pane, Tally change, Instant recordedAt) {

  /** Both changes in one; they are about the same pane. */
  public PaneChange plus(PaneChange other) {
    return new PaneChange(
        pane,
        change.plus(other.change),
        recordedAt.isAfter(other.recordedAt) ? recordedAt : other.recordedAt);
  }
}
