package dev.vedette.stockout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The books of one product at the depots of a region, kept like those of outlets: what is settled,
 * what came in since and may still be joined by late counts, and what follows from that so far.
 *
 * @param settled what is known from the settled counts
 * @param settledThrough instant up to which everything is settled
 * @param pending counts after that, in the order in which they take effect
 * @param foreseen turns that follow from them, as was told last
 */
public record DepotLedger(
    DepotState settled,
    Instant settledThrough,
    List<Fact.DepotCounted> pending,
    List<DepotTurn> foreseen) {
  public static final DepotLedger EMPTY =
      new DepotLedger(DepotState.NOTHING_KNOWN, Instant.EPOCH, List.of(), List.of());

  /**
   * What came of a step.
   *
   * @param ledger the books after it
   * @param news for outlets, where there are any
   * @param words for the incidents concerned
   */
  public record Step(DepotLedger ledger, Optional<DepotNews> news, List<IncidentWord> words) {}

  /** Whether {@code count} came after its time was settled. */
  public boolean isTooLateFor(Fact.DepotCounted count) {
    return !count.at().isAfter(settledThrough);
  }

  /** The books with one more count; of two of the same instant the later word holds. */
  public DepotLedger with(Fact.DepotCounted count) {
    return new DepotLedger(settled, settledThrough, Fact.merged(pending, count), foreseen);
  }

  /** Whether there is nothing to remember. */
  public boolean isEmpty() {
    return settled.counts().isEmpty() && pending.isEmpty() && foreseen.isEmpty();
  }

  /**
   * Settles what no count at or before {@code through} can change any more.
   *
   * @param pass whether time has passed up to there, or the feed merely ended
   */
  public Step settle(
      String region, String sku, Instant through, Passing pass, StockoutRules rules) {
    int due = 0;
    while (due < pending.size() && !pending.get(due).at().isAfter(through)) {
      due++;
    }
    Instant until =
        pass == Passing.TIME ? through : due == 0 ? settledThrough : pending.get(due - 1).at();
    if (!until.isAfter(settledThrough)) {
      return new Step(this, Optional.empty(), List.of());
    }
    DepotWatch.Course course =
        new DepotWatch(rules, region, sku).follow(settled, pending.subList(0, due), until);
    List<DepotTurn> later = foreseen.stream().filter(turn -> turn.at().isAfter(until)).toList();
    DepotLedger after =
        new DepotLedger(
            course.state(), until, List.copyOf(pending.subList(due, pending.size())), later);
    return new Step(
        after,
        course.turns().isEmpty()
            ? Optional.empty()
            : Optional.of(new DepotNews(region, sku, course.turns(), later)),
        words(region, sku, Set.of(), course.turns(), Statement.Standing.SETTLED));
  }

  /**
   * Says what follows from the pending counts.
   *
   * @param now how far time has come
   * @param headway counts farther ahead of that wait
   */
  public Step foresee(
      String region, String sku, Instant now, Duration headway, StockoutRules rules) {
    Instant horizon = now.equals(Instant.MAX) ? now : now.plus(headway);
    List<Fact.DepotCounted> near =
        pending.stream().filter(count -> !count.at().isAfter(horizon)).toList();
    if (near.size() > SkuLedger.MOST_FORESEEN) {
      return new Step(this, Optional.empty(), List.of());
    }
    Instant through = now.equals(Instant.MAX) ? settledThrough : now;
    List<DepotTurn> turns =
        new DepotWatch(rules, region, sku).follow(settled, near, through).turns();
    if (turns.equals(foreseen)) {
      return new Step(this, Optional.empty(), List.of());
    }
    Set<String> before = new LinkedHashSet<>();
    foreseen.forEach(turn -> before.add(turn.incidentId()));
    return new Step(
        new DepotLedger(settled, settledThrough, pending, turns),
        Optional.of(new DepotNews(region, sku, List.of(), turns)),
        words(region, sku, before, turns, Statement.Standing.PROVISIONAL));
  }

  /** When these books need attention next, without a further count. */
  public Optional<Instant> nextSettling(String region, String sku, StockoutRules rules) {
    return pending.isEmpty()
        ? new DepotWatch(rules, region, sku).silentFrom(settled)
        : Optional.of(pending.getFirst().at());
  }

  /** When time alone makes the depots silent, as far as is known. */
  public Optional<Instant> silentFrom(String region, String sku, StockoutRules rules) {
    return pending.isEmpty()
        ? new DepotWatch(rules, region, sku).silentFrom(settled)
        : Optional.of(pending.getLast().at().plus(rules.depotUnknownAfter()));
  }

  /**
   * What incidents are told.
   *
   * @param before incidents that were told something that may not follow any more
   */
  private static List<IncidentWord> words(
      String region,
      String sku,
      Set<String> before,
      List<DepotTurn> turns,
      Statement.Standing standing) {
    Map<String, List<DepotTurn>> byIncident = new LinkedHashMap<>();
    before.forEach(id -> byIncident.put(id, new ArrayList<>()));
    for (DepotTurn turn : turns) {
      byIncident.computeIfAbsent(turn.incidentId(), id -> new ArrayList<>()).add(turn);
    }
    // Turns that belong to no incident.
    byIncident.remove("");
    List<IncidentWord> words = new ArrayList<>();
    byIncident.forEach(
        (id, its) ->
            words.add(
                new IncidentWord(
                    id,
                    region,
                    sku,
                    standing,
                    its.stream().filter(DepotTurn::holds).findFirst(),
                    its.stream().filter(turn -> !turn.holds()).findFirst())));
    return words;
  }
}
