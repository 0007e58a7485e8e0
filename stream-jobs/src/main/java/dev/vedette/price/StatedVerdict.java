package dev.vedette.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has been said of one verdict, in whatever order it was heard.
 *
 * @param verdictId the verdict
 * @param observedAt when the price was observed
 * @param last of each revision the statement that counts, by revision
 */
public record StatedVerdict(String verdictId, Instant observedAt, List<StatedRevision> last) {
  public StatedVerdict {
    last = List.copyOf(last);
  }

  /** Of which nothing was heard yet. */
  public static StatedVerdict unheard(String verdictId, Instant observedAt) {
    return new StatedVerdict(verdictId, observedAt, List.of());
  }

  /** After one more statement; equal to this where that one says nothing new. */
  public StatedVerdict with(StatedRevision statement) {
    List<StatedRevision> grown = new ArrayList<>(last.size() + 1);
    StatedRevision counts = statement;
    for (StatedRevision each : last) {
      if (each.revision() != statement.revision()) {
        grown.add(each);
      } else if (each.sequence() >= statement.sequence()) {
        counts = each;
      }
    }
    grown.add(counts);
    grown.sort(Comparator.comparingInt(StatedRevision::revision));
    return new StatedVerdict(verdictId, observedAt, grown);
  }

  /** The rules that any statement names. */
  public Set<String> rules() {
    return last.stream()
        .map(StatedRevision::violation)
        .filter(violation -> violation != null)
        .map(Violation::ruleId)
        .collect(Collectors.toSet());
  }

  /** The revisions that there are, the first one first. One that was not heard of is left out. */
  List<StatedRevision> standing() {
    int revisions =
        last.stream()
            .max(Comparator.comparingLong(StatedRevision::sequence))
            .map(StatedRevision::revisions)
            .orElse(0);
    return last.stream().filter(each -> !each.withdrawn() && each.revision() <= revisions).toList();
  }
}
