package dev.vedette.availability;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a cell, and what was said of it last.
 *
 * @param cell what it is about
 * @param tally the counts
 * @param recordedAt latest recorded_at among the facts behind them
 * @param said last revision of each measure
 */
public record CellBook(Cell cell, Tally tally, Instant recordedAt, Map<Metric, Revision> said) {

  /** What is said of a cell, and the book in which it is noted. */
  public record Step(CellBook book, List<Revision> revisions) {}

  public CellBook {
    said = Map.copyOf(said);
  }

  /** The book of a cell that nothing is known of. */
  public static CellBook of(Cell cell) {
    return new CellBook(cell, Tally.ZERO, Instant.EPOCH, Map.of());
  }

  public CellBook with(Contribution contribution) {
    Contribution sum = new Contribution(cell, tally, recordedAt).plus(contribution);
    return new CellBook(cell, sum.change(), sum.recordedAt(), said);
  }

  /** Says what has not been said yet. */
  public Step state(Revision.Standing standing) {
    if (tally.isZero() && said.isEmpty()) {
      return new Step(this, List.of());
    }
    List<Revision> revisions = new ArrayList<>();
    Map<Metric, Revision> now = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      @Nullable Revision last = said.get(metric);
      Revision next =
          new Revision(
              metric,
              last == null ? 1 : last.number() + 1,
              tally.isZero() ? Revision.Status.WITHDRAWN : status(metric),
              metric.share(tally),
              standing);
      if (last == null || !last.saysSameAs(next)) {
        revisions.add(next);
        now.put(metric, next);
      } else {
        now.put(metric, last);
      }
    }
    return new Step(new CellBook(cell, tally, recordedAt, now), revisions);
  }

  private Revision.Status status(Metric metric) {
    return metric.share(tally).denominator() == 0
        ? Revision.Status.NOT_OBSERVED
        : Revision.Status.OBSERVED;
  }
}
