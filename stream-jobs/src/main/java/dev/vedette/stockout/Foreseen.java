package dev.vedette.stockout;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the pending facts were followed last, so that what is judged again goes on from there. It
 * is a memory and no knowledge: it is stored nowhere, and without it the result is the same.
 *
 * @param timeline of the outlet
 * @param answers what the outlet was told on the way
 * @param facts that took effect
 * @param state where they led
 * @param through instant up to which time had passed
 * @param revisions what was said on the way
 * @param claims of those, in the same order
 */
record Foreseen(
    OutletTimeline timeline,
    @Nullable Answer answers,
    List<Fact.OfSku> facts,
    SkuState state,
    Instant through,
    List<Revision> revisions,
    List<Claim> claims) {
  /** A course that has yet to begin, from a settled state. */
  static Foreseen nothing(OutletTimeline timeline, SkuState settled, Instant settledThrough) {
    return new Foreseen(timeline, null, List.of(), settled, settledThrough, List.of(), List.of());
  }

  /** Whether a course through {@code others} until {@code now} leads through here. */
  @SuppressWarnings("ReferenceEquality")
  boolean isOnTheWay(List<Fact.OfSku> others, Instant now) {
    int size = facts.size();
    if (others.size() < size || through.isAfter(now)) {
      return false;
    }
    for (int i = size - 1; i >= 0; i--) {
      // The same and not only equal: they wait in the ledger until they are settled.
      if (others.get(i) != facts.get(i)) {
        return false;
      }
    }
    return others.size() == size || !through.isAfter(StockoutJudge.before(others.get(size)));
  }
}
