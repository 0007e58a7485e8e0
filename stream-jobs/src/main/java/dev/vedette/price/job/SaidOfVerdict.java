package dev.vedette.price.job;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the table says of one verdict, statement by statement, in any order. */
final class SaidOfVerdict {
  private final Map<Integer, Said> last = new TreeMap<>();
  private long newest = Long.MIN_VALUE;
  private int revisions;

  void add(Archived.OfSaid statement) {
    Said said = statement.said();
    last.merge(
        said.revision(), said, (one, other) -> other.sequence() > one.sequence() ? other : one);
    if (said.sequence() > newest) {
      newest = said.sequence();
      revisions = statement.revisions();
    }
  }

  /** What was said last of each revision, the first one first. */
  List<Said> last() {
    return last.values().stream().map(this::asItStands).toList();
  }

  /** Revisions beyond those that the newest statement knows of never were. */
  private Said asItStands(Said said) {
    return said.revision() <= revisions
        ? said
        : new Said(said.revision(), said.sequence(), said.statementId(), true);
  }
}
