package dev.vedette.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of one outlet.
 *
 * @param file what it was
 * @param lines its order lines of the open cycles and of the three before
 * @param seen what was last seen, of the open cycles and of the one before
 * @param values category value supplied, by number of the settled cycle; those of twelve cycles
 *     before the open ones
 */
public record OutletBook(
    OutletFile file, Collection<Line> lines, Map<Spot, Seen> seen, Map<Long, BigDecimal> values) {
  /** An outlet counts as ordering if it ordered in one of so many cycles before. */
  public static final int LOOK_BACK = 3;

  /** An outlet's weight is what it was supplied in so many cycles, the last among them. */
  public static final int WEIGHT_CYCLES = 13;

  /** A SKU in a cycle. */
  public record Spot(String sku, long cycle) {}

  /** What SKUs are. */
  @FunctionalInterface
  public interface Register {
    /** The file of a SKU; one without words where it is not known. */
    ProductFile product(String sku);
  }

  /** Lines and sights of an item in a period. */
  private static final class Part {
    final List<Line> lines = new ArrayList<>();
    final Map<String, Product> skus = new TreeMap<>();
    boolean ordered;
  }

  /** A SKU of a part, and its record if there is one. */
  private record Product(Optional<Fact.Made> made) {}

  /** What the outlet is in a period: that of the end of its cycle. */
  public Optional<Fact.Filed> filed(Period period, Periods periods) {
    return file.before(cycleEnd(period, periods));
  }

  /** What the outlet adds to each item in a period. */
  public Map<Item, Tally> tallies(Period period, Periods periods, Register register) {
    long cycle = periods.cycle(period);
    boolean isCycle = periods.isCycle(period);
    Map<Item, Part> parts = parts(period, periods, register);
    boolean isTrading =
        filed(period, periods).filter(filed -> filed.status() == Fact.Status.TRADING).isPresent();
    if (isCycle && isTrading) {
      parts.computeIfAbsent(Item.CATEGORY, item -> new Part());
    }
    BigDecimal weight = isCycle && isTrading ? weight(cycle, periods) : BigDecimal.ZERO;
    Map<Item, Tally> tallies = new LinkedHashMap<>();
    parts.forEach(
        (item, part) -> {
          Tally.Builder tally = new Tally.Builder();
          addFlows(tally, part);
          if (isCycle) {
            addSights(tally, part, cycle, isTrading, weight);
            if (isTrading && item.equals(Item.CATEGORY)) {
              tally.add(Count.UNIVERSE, 1).add(Amount.UNIVERSE_WEIGHT, weight);
            }
          }
          Tally sum = tally.build();
          if (!sum.isZero()) {
            tallies.put(item, sum);
          }
        });
    return tallies;
  }

  /** Latest recorded_at of what bears on a period. */
  public Instant recordedAt(Period period, Periods periods) {
    long cycle = periods.cycle(period);
    Instant latest = filed(period, periods).map(Fact.Filed::recordedAt).orElse(Instant.EPOCH);
    for (Line line : lines) {
      if (isIn(line, period) && line.recordedAt().isAfter(latest)) {
        latest = line.recordedAt();
      }
    }
    if (periods.isCycle(period)) {
      for (Map.Entry<Spot, Seen> entry : seen.entrySet()) {
        Instant recorded = entry.getValue().recordedAt();
        if (entry.getKey().cycle() == cycle && recorded.isAfter(latest)) {
          latest = recorded;
        }
      }
    }
    return latest;
  }

  /** Category value supplied in a cycle, by the order lines. */
  public BigDecimal value(long cycle, Periods periods) {
    return lines.stream()
        .filter(line -> periods.cycle(line.day()) == cycle)
        .map(Line::value)
        .filter(value -> value != null)
        .reduce(Amount.SUPPLIED_VALUE.zero(), BigDecimal::add);
  }

  private BigDecimal weight(long cycle, Periods periods) {
    BigDecimal weight = BigDecimal.ZERO;
    for (long past = cycle - WEIGHT_CYCLES + 1; past <= cycle; past++) {
      @Nullable BigDecimal settled = values.get(past);
      weight = weight.add(settled == null ? value(past, periods) : settled);
    }
    return weight;
  }

  private Map<Item, Part> parts(Period period, Periods periods, Register register) {
    long cycle = periods.cycle(period);
    Instant end = cycleEnd(period, periods);
    Map<String, Product> products = new HashMap<>();
    Map<Item, Part> parts = new LinkedHashMap<>();
    for (Line line : lines) {
      boolean isIn = isIn(line, period);
      long lineCycle = periods.cycle(line.day());
      boolean isBefore =
          periods.isCycle(period)
              && line.isDemand()
              && lineCycle < cycle
              && lineCycle >= cycle - LOOK_BACK;
      if (isIn || isBefore) {
        Product product = product(line.sku(), products, register, cycle, end);
        for (Item item : items(line.sku(), product)) {
          Part part = parts.computeIfAbsent(item, made -> new Part());
          part.ordered |= isBefore;
          if (isIn) {
            part.lines.add(line);
            part.skus.put(line.sku(), product);
          }
        }
      }
    }
    if (periods.isCycle(period)) {
      for (Spot spot : seen.keySet()) {
        if (spot.cycle() == cycle) {
          Product product = product(spot.sku(), products, register, cycle, end);
          for (Item item : items(spot.sku(), product)) {
            parts.computeIfAbsent(item, made -> new Part()).skus.put(spot.sku(), product);
          }
        }
      }
    }
    return parts;
  }

  private static Product product(
      String sku, Map<String, Product> known, Register register, long cycle, Instant end) {
    return known.computeIfAbsent(sku, name -> new Product(register.product(name).in(cycle, end)));
  }

  private static List<Item> items(String sku, Product product) {
    List<Item> items = new ArrayList<>(List.of(new Item(Item.Kind.SKU, sku), Item.CATEGORY));
    product
        .made()
        .ifPresent(
            made -> {
              if (!made.brand().isEmpty()) {
                items.add(new Item(Item.Kind.BRAND, made.brand()));
              }
              if (!made.priceClass().isEmpty()) {
                items.add(new Item(Item.Kind.PRICE_CLASS, made.priceClass()));
              }
            });
    return items;
  }

  private static void addFlows(Tally.Builder tally, Part part) {
    boolean isDemanding = false;
    boolean isSupplied = false;
    for (Line line : part.lines) {
      isDemanding |= line.isDemand();
      isSupplied |= line.isSupplied();
      tally.add(Count.DEMANDED_UNITS, line.demanded());
      if (!line.isDecided()) {
        tally.add(Count.UNDECIDED_LINES, line.isDemand() ? 1 : 0);
        continue;
      }
      tally.add(Count.SUPPLIED_UNITS, line.supplied());
      if (line.isDemand()) {
        tally
            .add(Count.DECIDED_LINES, 1)
            .add(Count.COMPLETE_LINES, line.supplied() >= line.demanded() ? 1 : 0)
            .add(Count.DECIDED_UNITS, line.demanded())
            .add(Count.FILLED_UNITS, line.supplied());
      }
      @Nullable BigDecimal value = line.value();
      @Nullable BigDecimal cost = line.cost();
      if (value != null) {
        tally.add(Count.PRICED_UNITS, line.supplied()).add(Amount.SUPPLIED_VALUE, value);
        if (cost != null) {
          tally.add(Amount.COSTED_VALUE, value).add(Amount.COST, cost);
        }
      }
    }
    tally
        .add(Count.DEMANDING, isDemanding ? 1 : 0)
        .add(Count.SUPPLIED_OUTLETS, isSupplied ? 1 : 0)
        .add(Count.ORDERING_BEFORE, part.ordered ? 1 : 0);
  }

  private void addSights(
      Tally.Builder tally, Part part, long cycle, boolean isTrading, BigDecimal weight) {
    boolean isStocking = part.lines.stream().anyMatch(Line::isSupplied);
    boolean isBalanced = false;
    boolean isSampled = false;
    long sampledStock = 0;
    for (Map.Entry<String, Product> entry : part.skus.entrySet()) {
      String sku = entry.getKey();
      Seen now = seen.getOrDefault(new Spot(sku, cycle), Seen.NOTHING);
      Seen before = seen.getOrDefault(new Spot(sku, cycle - 1), Seen.NOTHING);
      Seen.@Nullable Stock stock = now.stock();
      Seen.@Nullable Stock closing = now.sample();
      Seen.@Nullable Stock opening = before.sample();
      isStocking |= stock != null && stock.onHand() > 0;
      if (closing != null) {
        isSampled = true;
        sampledStock += closing.onHand();
        if (opening != null) {
          isBalanced = true;
          tally
              .add(Count.OPENING_STOCK, opening.onHand())
              .add(Count.RECEIVED_UNITS, supplied(part, sku))
              .add(Count.CLOSING_STOCK, closing.onHand());
        }
      }
      addPrice(tally, now, entry.getValue());
    }
    tally
        .add(isTrading ? Count.STOCKING : Count.STOCKING_OUTSIDE, isStocking ? 1 : 0)
        .add(Amount.STOCKING_WEIGHT, isStocking ? weight : BigDecimal.ZERO)
        .add(Count.BALANCED_OUTLETS, isBalanced ? 1 : 0)
        .add(Count.SAMPLED_OUTLETS, isSampled ? 1 : 0)
        .add(Count.SAMPLED_STOCK, sampledStock)
        .add(Amount.SAMPLED_STOCK_SQUARES, BigDecimal.valueOf(sampledStock).pow(2));
  }

  private static long supplied(Part part, String sku) {
    return part.lines.stream()
        .filter(line -> line.sku().equals(sku) && line.isDecided())
        .mapToLong(Line::supplied)
        .sum();
  }

  /** A price counts where the SKU is known: what a pack holds belongs to the SKU. */
  private static void addPrice(Tally.Builder tally, Seen now, Product product) {
    Seen.@Nullable Price price = now.price();
    if (price != null && product.made().isPresent()) {
      Fact.Made made = product.made().get();
      long units =
          switch (price.basis()) {
            case PACK -> made.unitsPerPack();
            case CARTON -> made.unitsPerCarton();
            case THOUSAND_UNITS -> 1000;
          };
      tally
          .add(Count.PRICES, 1)
          .add(
              Amount.PRICE_SUM,
              price
                  .amount()
                  .divide(
                      BigDecimal.valueOf(units), Amount.PRICE_SUM.scale(), RoundingMode.HALF_UP));
    }
  }

  private static boolean isIn(Line line, Period period) {
    return line.day() >= period.firstDay() && line.day() < period.firstDay() + period.days();
  }

  private static Instant cycleEnd(Period period, Periods periods) {
    return periods.end(periods.ofCycle(periods.cycle(period)));
  }
}
