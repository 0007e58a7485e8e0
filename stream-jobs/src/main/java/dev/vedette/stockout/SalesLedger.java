package dev.vedette.stockout;

import dev.vedette.demand.Baseline;
import dev.vedette.demand.Consumption;
import dev.vedette.demand.Contribution;
import dev.vedette.event.ReadingSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one SKU sold at one outlet, as its region's surge is told of it. What is told is taken back
 * when a late fact changes it, until its time is settled.
 *
 * @param count the last settled count, where there is one
 * @param baseline what is usually sold, as settled
 * @param settledThrough instant up to which everything is settled
 * @param pending counts and deliveries after that, in the order in which they take effect
 * @param told what the region was told that is not settled
 */
public record SalesLedger(
    Optional<Count> count,
    Baseline baseline,
    Instant settledThrough,
    List<Fact.OfSku> pending,
    List<Told> told) {
  public static final SalesLedger EMPTY =
      new SalesLedger(Optional.empty(), Baseline.NONE, Instant.EPOCH, List.of(), List.of());

  /**
   * A count.
   *
   * @param unit base units in which it was counted
   * @param arrivedSince base units that arrived after it
   */
  record Count(Instant at, ReadingSource source, long onHand, long unit, long arrivedSince) {}

  /**
   * What a region is told.
   *
   * @param at instant of the count behind it
   * @param day to which that counts, since 1970-01-01
   */
  public record Told(String region, Instant at, long day, Contribution contribution) {
    private Told negated() {
      return new Told(region, at, day, contribution.negated());
    }
  }

  /**
   * What came of a step.
   *
   * @param ledger after it
   * @param news what is to be added to what the region was told before
   */
  public record Step(SalesLedger ledger, List<Told> news) {}

  /** Whether {@code fact} came after its time was settled. */
  public boolean isTooLateFor(Fact fact) {
    return !fact.at().isAfter(settledThrough);
  }

  /** The ledger with one more count or delivery; repeated and superseded ones change nothing. */
  public SalesLedger with(Fact.OfSku fact) {
    return new SalesLedger(count, baseline, settledThrough, Fact.merged(pending, fact), told);
  }

  /** When this must be settled next; empty while nothing is pending. */
  public Optional<Instant> nextSettling() {
    return pending.isEmpty() ? Optional.empty() : Optional.of(pending.getFirst().at());
  }

  /**
   * Settles what lies at or before {@code through}, and tells what follows from it and from what
   * came in since.
   *
   * @param horizon facts after it wait: they ran ahead of others that are still to come
   */
  public Step settle(
      Instant through, Instant horizon, OutletTimeline timeline, StockoutRules rules) {
    return advance(through, horizon, timeline, rules);
  }

  /** Tells at once what the pending facts up to {@code horizon} say. */
  public Step tell(Instant horizon, OutletTimeline timeline, StockoutRules rules) {
    return advance(settledThrough, horizon, timeline, rules);
  }

  private Step advance(
      Instant through, Instant horizon, OutletTimeline timeline, StockoutRules rules) {
    Optional<Count> last = count;
    Baseline usual = baseline;
    Optional<Count> settledCount = count;
    Baseline settledBaseline = baseline;
    List<Told> following = new ArrayList<>();
    List<Fact.OfSku> rest = new ArrayList<>();
    for (Fact.OfSku fact : pending) {
      if (fact.at().isAfter(horizon)) {
        rest.add(fact);
        continue;
      }
      switch (fact) {
        case Fact.Delivered delivered ->
            last =
                last.map(
                    c ->
                        new Count(
                            c.at(),
                            c.source(),
                            c.onHand(),
                            c.unit(),
                            c.arrivedSince() + delivered.quantity()));
        case Fact.Counted counted -> {
          Optional<Consumption> seen = consumption(last, counted, rules);
          if (seen.isPresent()
              && seen.get().days() > 0
              && seen.get().shelf() != Consumption.Shelf.EMPTY_THROUGHOUT) {
            tell(seen.get(), counted, usual, timeline, rules).ifPresent(following::add);
            usual = usual.after(seen.get());
          }
          last =
              Optional.of(
                  new Count(counted.at(), counted.source(), counted.onHand(), counted.unit(), 0));
        }
        case Fact.Ordered ordered -> {}
      }
      if (fact.at().isAfter(through)) {
        rest.add(fact);
      } else {
        settledCount = last;
        settledBaseline = usual;
      }
    }
    List<Told> open = new ArrayList<>(following.size());
    for (Told each : following) {
      if (each.at().isAfter(through)) {
        open.add(each);
      }
    }
    SalesLedger after =
        new SalesLedger(
            settledCount,
            settledBaseline,
            through.isAfter(settledThrough) ? through : settledThrough,
            List.copyOf(rest),
            List.copyOf(open));
    return new Step(after, news(following));
  }

  private static Optional<Consumption> consumption(
      Optional<Count> last, Fact.Counted counted, StockoutRules rules) {
    return last.filter(c -> counted.at().isAfter(c.at()))
        .map(
            c ->
                SkuState.between(
                    c.at(), c.source(), c.onHand(), c.unit(), c.arrivedSince(), counted, rules));
  }

  private static Optional<Told> tell(
      Consumption seen,
      Fact.Counted counted,
      Baseline usual,
      OutletTimeline timeline,
      StockoutRules rules) {
    long day = rules.dayEnd().dayOf(counted.at());
    return timeline
        .at(counted.at())
        .map(
            profile ->
                new Told(
                    rules.surgeRegion(profile.region()),
                    counted.at(),
                    day,
                    Contribution.of(seen, day, usual)));
  }

  private List<Told> news(List<Told> following) {
    // Most often there is but more to tell, and of no count twice.
    if (following.size() >= told.size() && following.subList(0, told.size()).equals(told)) {
      List<Told> more = new ArrayList<>(following.size() - told.size());
      for (Told each : following.subList(told.size(), following.size())) {
        if (!each.contribution().isNothing()) {
          more.add(each);
        }
      }
      return more;
    }
    Map<Told, Integer> change = new LinkedHashMap<>();
    for (Told each : told) {
      change.merge(each, -1, Integer::sum);
    }
    for (Told each : following) {
      change.merge(each, 1, Integer::sum);
    }
    List<Told> news = new ArrayList<>();
    change.forEach(
        (each, times) -> {
          if (times != 0 && !each.contribution().isNothing()) {
            news.add(times > 0 ? each : each.negated());
          }
        });
    return news;
  }
}
