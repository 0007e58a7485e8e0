package dev.vedette.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The panes counted anew from all facts at once, in the plainest way: what the operators must come
 * to.
 */
public final class MarketRecount {
  private final Periods periods;
  private final List<Fact> facts;
  private final Map<String, Map<String, Fact.Ordered>> lines = new HashMap<>();

  private MarketRecount(List<Fact> facts, Periods periods) {
    this.facts = facts;
    this.periods = periods;
    for (Fact.Ordered order : of(Fact.Ordered.class)) {
      lines
          .computeIfAbsent(order.outletId(), outlet -> new HashMap<>())
          .merge(
              order.line(),
              order,
              (one, other) -> Fact.RECORDED.compare(one, other) >= 0 ? one : other);
    }
  }

  /**
   * Every pane that has anything, of the cycles before {@code open} and their days.
   *
   * @param open number of the first cycle that is left out
   */
  public static Map<Pane, Tally> of(List<Fact> facts, Periods periods, long open) {
    MarketRecount recount = new MarketRecount(facts, periods);
    Set<String> outlets = new TreeSet<>();
    long first = Long.MAX_VALUE;
    for (Fact.OfOutlet fact : recount.of(Fact.OfOutlet.class)) {
      outlets.add(fact.outletId());
      first = Math.min(first, recount.cycle(fact.at()));
    }
    Map<Pane, Tally> panes = new HashMap<>();
    for (String outlet : outlets) {
      for (long cycle = first; cycle < open; cycle++) {
        recount.add(outlet, periods.ofCycle(cycle), panes);
        long day = periods.ofCycle(cycle).firstDay();
        for (long i = 0; i < periods.cycles().days(); i++) {
          recount.add(outlet, periods.ofDay(day + i), panes);
        }
      }
    }
    panes.values().removeIf(Tally::isZero);
    return panes;
  }

  private void add(String outlet, Period period, Map<Pane, Tally> panes) {
    Instant end = periods.cycles().end(periods.cycle(period));
    Optional<Fact.Filed> file =
        last(
            of(Fact.Filed.class)
                .filter(filed -> filed.outletId().equals(outlet) && filed.at().isBefore(end)));
    Place place = file.map(Fact.Filed::place).orElse(Place.UNKNOWN);
    boolean isTrading = file.isPresent() && file.get().status() == Fact.Status.TRADING;
    Map<Item, Set<String>> items = new HashMap<>();
    items.put(Item.CATEGORY, new HashSet<>());
    for (Fact.OfSku fact : of(Fact.OfSku.class)) {
      String sku = fact.sku();
      Fact.@Nullable Made made = product(sku, end);
      Stream.of(
              new Item(Item.Kind.SKU, sku),
              Item.CATEGORY,
              new Item(Item.Kind.BRAND, made == null ? "" : made.brand()),
              new Item(Item.Kind.PRICE_CLASS, made == null ? "" : made.priceClass()))
          .filter(item -> item.equals(Item.CATEGORY) || !item.name().isEmpty())
          .forEach(item -> items.computeIfAbsent(item, key -> new HashSet<>()).add(sku));
    }
    items.forEach(
        (item, skus) -> {
          Tally tally = tally(outlet, period, skus, isTrading, item.equals(Item.CATEGORY), end);
          for (PaneChange change :
              new Contribution(place, item, period, tally, Instant.EPOCH).changes()) {
            panes.merge(change.pane(), tally, Tally::plus);
          }
        });
  }

  private Tally tally(
      String outlet,
      Period period,
      Set<String> skus,
      boolean isTrading,
      boolean isCategory,
      Instant end) {
    long cycle = periods.cycle(period);
    List<Fact.Ordered> own =
        lines(outlet).stream().filter(line -> skus.contains(line.sku())).toList();
    List<Fact.Ordered> in =
        own.stream()
            .filter(line -> periods.day(line.at()) >= period.firstDay())
            .filter(line -> periods.day(line.at()) < period.firstDay() + period.days())
            .toList();
    Tally.Builder tally = new Tally.Builder();
    tally.add(Count.DEMANDING, any(in.stream().anyMatch(line -> line.demanded() > 0)));
    tally.add(
        Count.SUPPLIED_OUTLETS, any(in.stream().anyMatch(line -> line.supplied().orElse(0) > 0)));
    for (Fact.Ordered line : in) {
      flow(line, tally);
    }
    if (!periods.isCycle(period)) {
      return tally.build();
    }
    tally.add(
        Count.ORDERING_BEFORE,
        any(
            own.stream()
                .anyMatch(
                    line ->
                        line.demanded() > 0
                            && cycle(line.at()) < cycle
                            && cycle(line.at()) >= cycle - 3)));
    BigDecimal weight = BigDecimal.ZERO;
    for (Fact.Ordered line : lines(outlet)) {
      if (cycle(line.at()) <= cycle && cycle(line.at()) > cycle - 13 && isTrading) {
        weight = weight.add(Optional.ofNullable(value(line, line.price())).orElse(BigDecimal.ZERO));
      }
    }
    if (isCategory && isTrading) {
      tally.add(Count.UNIVERSE, 1).add(Amount.UNIVERSE_WEIGHT, weight);
    }
    sights(outlet, cycle, skus, in, tally, end);
    boolean isStocking =
        in.stream().anyMatch(line -> line.supplied().orElse(0) > 0)
            || skus.stream()
                .anyMatch(sku -> stock(outlet, sku, cycle, false).filter(on -> on > 0).isPresent());
    tally.add(isTrading ? Count.STOCKING : Count.STOCKING_OUTSIDE, any(isStocking));
    tally.add(Amount.STOCKING_WEIGHT, isStocking ? weight : BigDecimal.ZERO);
    return tally.build();
  }

  private static void flow(Fact.Ordered line, Tally.Builder tally) {
    tally.add(Count.DEMANDED_UNITS, line.demanded());
    if (line.supplied().isEmpty()) {
      tally.add(Count.UNDECIDED_LINES, any(line.demanded() > 0));
      return;
    }
    long supplied = line.supplied().getAsLong();
    tally.add(Count.SUPPLIED_UNITS, supplied);
    if (line.demanded() > 0) {
      tally.add(Count.DECIDED_LINES, 1);
      tally.add(Count.COMPLETE_LINES, any(supplied >= line.demanded()));
      tally.add(Count.DECIDED_UNITS, line.demanded());
      tally.add(Count.FILLED_UNITS, supplied);
    }
    @Nullable BigDecimal value = value(line, line.price());
    @Nullable BigDecimal cost = value(line, line.cost());
    if (value != null) {
      tally.add(Count.PRICED_UNITS, supplied).add(Amount.SUPPLIED_VALUE, value);
    }
    if (value != null && cost != null) {
      tally.add(Amount.COSTED_VALUE, value).add(Amount.COST, cost);
    }
  }

  private void sights(
      String outlet,
      long cycle,
      Set<String> skus,
      List<Fact.Ordered> in,
      Tally.Builder tally,
      Instant end) {
    long sampled = 0;
    boolean isSampled = false;
    boolean isBalanced = false;
    for (String sku : skus) {
      Optional<Long> closing = stock(outlet, sku, cycle, true);
      Optional<Long> opening = stock(outlet, sku, cycle - 1, true);
      if (closing.isPresent()) {
        isSampled = true;
        sampled += closing.get();
        if (opening.isPresent()) {
          isBalanced = true;
          tally.add(Count.OPENING_STOCK, opening.get()).add(Count.CLOSING_STOCK, closing.get());
          for (Fact.Ordered line : in) {
            tally.add(Count.RECEIVED_UNITS, line.sku().equals(sku) ? line.supplied().orElse(0) : 0);
          }
        }
      }
      Fact.@Nullable Made made = product(sku, end);
      Optional<Fact.Priced> price =
          last(of(Fact.Priced.class).filter(seen -> isAt(seen, outlet, sku, cycle)));
      if (price.isPresent() && made != null) {
        long units =
            switch (price.get().basis()) {
              case PACK -> made.unitsPerPack();
              case CARTON -> made.unitsPerCarton();
              case THOUSAND_UNITS -> 1000;
            };
        tally
            .add(Count.PRICES, 1)
            .add(
                Amount.PRICE_SUM,
                price.get().amount().divide(BigDecimal.valueOf(units), 12, RoundingMode.HALF_UP));
      }
    }
    tally
        .add(Count.SAMPLED_OUTLETS, any(isSampled))
        .add(Count.BALANCED_OUTLETS, any(isBalanced))
        .add(Count.SAMPLED_STOCK, sampled)
        .add(Amount.SAMPLED_STOCK_SQUARES, BigDecimal.valueOf(sampled * sampled));
  }

  private Optional<Long> stock(String outlet, String sku, long cycle, boolean onlySamples) {
    return last(of(Fact.Stocked.class)
            .filter(reading -> isAt(reading, outlet, sku, cycle))
            .filter(reading -> !onlySamples || reading.origin() == Fact.Origin.SAMPLE))
        .map(Fact.Stocked::onHand);
  }

  private boolean isAt(Fact.OfSku fact, String outlet, String sku, long cycle) {
    return fact.outletId().equals(outlet) && fact.sku().equals(sku) && cycle(fact.at()) == cycle;
  }

  private Fact.@Nullable Made product(String sku, Instant end) {
    return last(of(Fact.Made.class)
            .filter(made -> made.sku().equals(sku) && made.at().isBefore(end)))
        .orElse(null);
  }

  private Collection<Fact.Ordered> lines(String outlet) {
    return lines.getOrDefault(outlet, Map.of()).values();
  }

  private static @Nullable BigDecimal value(Fact.Ordered line, @Nullable BigDecimal price) {
    return price == null || line.supplied().isEmpty()
        ? null
        : price
            .multiply(BigDecimal.valueOf(line.supplied().getAsLong()))
            .divide(BigDecimal.valueOf(line.unitSize()), 6, RoundingMode.HALF_UP);
  }

  private static int any(boolean is) {
    return is ? 1 : 0;
  }

  private long cycle(Instant at) {
    return periods.cycle(periods.day(at));
  }

  private static <F extends Fact> Optional<F> last(Stream<F> facts) {
    return facts.max(Comparator.comparing((F fact) -> fact, Fact.IN_EFFECT));
  }

  private <F extends Fact> Facts<F> of(Class<F> type) {
    List<F> found = new ArrayList<>();
    for (Fact fact : facts) {
      if (type.isInstance(fact)) {
        found.add(type.cast(fact));
      }
    }
    return new Facts<>(found);
  }

  /** Facts of one kind. */
  private record Facts<F extends Fact>(List<F> all) implements Iterable<F> {
    @Override
    public java.util.Iterator<F> iterator() {
      return all.iterator();
    }

    Stream<F> filter(java.util.function.Predicate<F> condition) {
      return all.stream().filter(condition);
    }
  }
}
