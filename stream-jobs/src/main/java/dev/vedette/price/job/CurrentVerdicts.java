package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands of many statements: of each revision the last one said, unless it was withdrawn. */
public final class CurrentVerdicts {
  /** The order of the rows, which depends on nothing but the rows. */
  private static final Comparator<PriceVerdict> BY_TIME =
      Comparator.comparing(PriceVerdict::getObservedAt)
          .thenComparing(PriceVerdict::getOutletId)
          .thenComparing(PriceVerdict::getSku)
          .thenComparing(PriceVerdict::getVerdictId)
          .thenComparingInt(PriceVerdict::getRevision);

  private record Key(String verdictId, int revision) {}

  private final Map<Key, PriceVerdict> last = new HashMap<>();
  private final Map<String, PriceVerdict> lastOfVerdict = new HashMap<>();

  /** Takes a statement, in any order; a repeated one changes nothing. */
  public void add(PriceVerdict statement) {
    last.merge(
        new Key(statement.getVerdictId(), statement.getRevision()),
        statement,
        CurrentVerdicts::later);
    lastOfVerdict.merge(statement.getVerdictId(), statement, CurrentVerdicts::later);
  }

  private static PriceVerdict later(PriceVerdict one, PriceVerdict other) {
    return other.getSequence() >= one.getSequence() ? other : one;
  }

  private boolean stands(PriceVerdict statement) {
    PriceVerdict newest = lastOfVerdict.getOrDefault(statement.getVerdictId(), statement);
    return !statement.getWithdrawn() && statement.getRevision() <= newest.getRevisions();
  }

  /** The revisions that stand, by the time of the observation. */
  public List<PriceVerdict> list() {
    return last.values().stream().filter(this::stands).sorted(BY_TIME).toList();
  }
}
