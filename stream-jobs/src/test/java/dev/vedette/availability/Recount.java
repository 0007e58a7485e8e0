package dev.vedette.availability;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures counted anew from all facts at once, in the plainest way: what the books must come
 * to.
 */
public final class Recount {
  private record Key(String outlet, String sku, long cycle) {}

  private Recount() {}

  /** Counts of every cell, the levels of the region path apart, that has any. */
  public static Map<Cell, Tally> of(List<Fact> facts, OrderCycles cycles) {
    Map<String, Fact.Ordered> lines = new HashMap<>();
    Map<List<Object>, Fact.Sampled> counts = new HashMap<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.Ordered order) {
        lines.merge(order.outletId() + order.line(), order, Recount::later);
      } else if (fact instanceof Fact.Sampled reading) {
        counts.merge(
            List.of(reading.outletId(), reading.sku(), reading.at(), reading.reader()),
            reading,
            Recount::later);
      }
    }
    Map<Key, long[]> demand = new HashMap<>();
    Map<Key, Boolean> empty = new HashMap<>();
    for (Fact.Ordered line : lines.values()) {
      if (line.demanded() > 0) {
        long[] bySupply = demand.computeIfAbsent(key(line, cycles), key -> new long[3]);
        bySupply[line.supplied().isEmpty() ? 2 : line.supplied().getAsLong() == 0 ? 1 : 0]++;
      }
    }
    for (Fact.Sampled reading : counts.values()) {
      empty.merge(key(reading, cycles), reading.onHand() == 0, Boolean::logicalOr);
    }
    Set<Key> keys = new HashSet<>(demand.keySet());
    keys.addAll(empty.keySet());
    Map<Cell, Tally> cells =
        new TreeMap<>(
            Comparator.comparing(Cell::region)
                .thenComparing(Cell::sku)
                .thenComparingLong(Cell::cycle));
    for (Key key : keys) {
      Cell cell = new Cell(region(key, facts, cycles), key.sku(), key.cycle());
      for (Cell level : cell.levels()) {
        cells.merge(level, tally(key, demand, empty), Tally::plus);
      }
    }
    return cells;
  }

  private static Tally tally(Key key, Map<Key, long[]> demand, Map<Key, Boolean> empty) {
    long[] own = demand.getOrDefault(key, new long[3]);
    boolean ordering = false;
    for (long cycle = key.cycle() - 3; cycle < key.cycle(); cycle++) {
      ordering |= demand.containsKey(new Key(key.outlet(), key.sku(), cycle));
    }
    boolean isSampled = empty.containsKey(key);
    boolean isEmpty = Objects.equals(empty.get(key), true);
    return new Tally(
        own[0],
        own[1],
        own[2],
        isSampled ? 1 : 0,
        isSampled && ordering ? 1 : 0,
        isEmpty && ordering ? 1 : 0,
        isEmpty && !ordering ? 1 : 0);
  }

  private static String region(Key key, List<Fact> facts, OrderCycles cycles) {
    return facts.stream()
        .filter(Fact.Filed.class::isInstance)
        .map(Fact.Filed.class::cast)
        .filter(file -> file.outletId().equals(key.outlet()))
        .filter(file -> file.at().isBefore(cycles.end(key.cycle())))
        .max(Comparator.comparing(Fact.Filed::at).thenComparing(Fact.RECORDED))
        .map(Fact.Filed::region)
        .orElse("unknown");
  }

  private static Key key(Fact.OfSku fact, OrderCycles cycles) {
    return new Key(fact.outletId(), fact.sku(), cycles.of(fact.at()));
  }

  private static <F extends Fact> F later(F one, F other) {
    return Fact.RECORDED.compare(one, other) >= 0 ? one : other;
  }
}
