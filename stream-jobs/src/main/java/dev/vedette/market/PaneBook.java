package dev.vedette.market;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tally of a pane, and what was said of it last.
 *
 * @param pane which
 * @param tally what it came to
 * @param recordedAt latest recorded_at among the facts behind it
 * @param said the last revision, if there is one
 */
public record PaneBook(Pane pane, Tally tally, Instant recordedAt, @Nullable Revision said) {

  /** Whether facts that come in time could still change it. */
  public enum Standing {
    PROVISIONAL,
    SETTLED
  }

  /**
   * What is said of a pane.
   *
   * @param number the first is 1, and each supersedes the one before
   * @param tally the figures; all zero where what was said is taken back
   * @param standing whether it may change
   */
  public record Revision(int number, Tally tally, Standing standing) {}

  /** The book of a pane that nothing is known of. */
  public static PaneBook of(Pane pane) {
    return new PaneBook(pane, Tally.ZERO, Instant.EPOCH, null);
  }

  public PaneBook with(PaneChange change) {
    PaneChange sum = new PaneChange(pane, tally, recordedAt).plus(change);
    return new PaneBook(pane, sum.change(), sum.recordedAt(), said);
  }

  /** What is to be said now; nothing where it was said already. */
  public Optional<Revision> next(Standing standing) {
    if (said == null) {
      return tally.isZero() ? Optional.empty() : Optional.of(new Revision(1, tally, standing));
    }
    return said.tally().equals(tally) && said.standing() == standing
        ? Optional.empty()
        : Optional.of(new Revision(said.number() + 1, tally, standing));
  }

  public PaneBook saying(Revision revision) {
    return new PaneBook(pane, tally, recordedAt, revision);
  }
}
