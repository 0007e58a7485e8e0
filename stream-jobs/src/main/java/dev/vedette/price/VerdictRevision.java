package dev.vedette.price;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What was to be said of one observed price from some time on.
 *
 * @param revision the first is 1
 * @param recordedAt when what brought it about became known
 * @param reason what that was
 * @param observation as it was last corrected by then
 * @param outlet as it was when the price was observed, as known by then
 * @param product likewise
 */
public record VerdictRevision(
    int revision,
    Instant recordedAt,
    JudgingReason reason,
    Observation observation,
    @Nullable OutletRecord outlet,
    @Nullable ProductRecord product,
    Judgement judgement) {

  /** The revision that this one replaces; none for the first. */
  public OptionalInt supersedes() {
    return revision == 1 ? OptionalInt.empty() : OptionalInt.of(revision - 1);
  }

  /** All that the judgement rests on: the observation, the outlet, the product and the entries. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(observation);
    if (outlet != null) {
      facts.add(outlet);
    }
    if (product != null) {
      facts.add(product);
    }
    facts.addAll(judgement.entries());
    return List.copyOf(facts);
  }

  /** Whether nothing that matters has changed since an earlier revision. */
  boolean saysTheSame(VerdictRevision earlier) {
    return judgement.saysTheSame(earlier.judgement)
        && Judgement.same(observation.label(), earlier.observation.label())
        && Judgement.same(observation.charged(), earlier.observation.charged());
  }
}
