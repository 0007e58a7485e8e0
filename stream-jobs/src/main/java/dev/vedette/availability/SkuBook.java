package dev.vedette.availability;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One SKU at one outlet over the order cycles that still matter.
 *
 * @param cycles by number of the cycle; cycles without anything are left out
 */
public record SkuBook(NavigableMap<Long, CycleBook> cycles) {
  /** A book without anything. */
  public static final SkuBook EMPTY = new SkuBook(new TreeMap<>());

  /** An outlet counts if it ordered in one of so many cycles before; YC/T 455.3 looks at three. */
  public static final int LOOK_BACK = 3;

  public SkuBook {
    cycles = Collections.unmodifiableNavigableMap(cycles);
  }

  public SkuBook with(DemandLine line) {
    return changed(line.cycle(), book(line.cycle()).counting(line.supply(), 1));
  }

  public SkuBook without(DemandLine line) {
    return changed(line.cycle(), book(line.cycle()).counting(line.supply(), -1));
  }

  /**
   * @param cycle that of the fact
   */
  public SkuBook with(Fact.Sampled fact, long cycle) {
    return changed(cycle, book(cycle).with(SampleReading.of(fact)));
  }

  /** What the outlet adds to the counts of a cycle. */
  public Tally tally(long cycle) {
    CycleBook book = book(cycle);
    boolean ordering =
        cycles.subMap(cycle - LOOK_BACK, cycle).values().stream().anyMatch(CycleBook::hasDemand);
    boolean sampled = book.isSampled();
    boolean empty = book.hasStockoutDay();
    return new Tally(
        book.supplied(),
        book.unsupplied(),
        book.undecided(),
        sampled ? 1 : 0,
        sampled && ordering ? 1 : 0,
        empty && ordering ? 1 : 0,
        empty && !ordering ? 1 : 0);
  }

  /** What the outlet adds, in the cycles from {@code open} on, where that is anything. */
  public SortedMap<Long, Tally> tallies(long open) {
    return EMPTY.differences(this, open);
  }

  /** By how much the counts change from this book to {@code next}, in the cycles from open on. */
  public SortedMap<Long, Tally> differences(SkuBook next, long open) {
    TreeSet<Long> concerned = new TreeSet<>(cycles.tailMap(open, true).keySet());
    concerned.addAll(next.cycles.tailMap(open, true).keySet());
    SortedMap<Long, Tally> differences = new TreeMap<>();
    for (long cycle : concerned) {
      Tally difference = next.tally(cycle).plus(tally(cycle).negated());
      if (!difference.isZero()) {
        differences.put(cycle, difference);
      }
    }
    return differences;
  }

  /**
   * What is left when the cycles before {@code open} are settled: whether there was demand in those
   * that are looked back at.
   */
  public SkuBook settledBefore(long open) {
    NavigableMap<Long, CycleBook> kept = new TreeMap<>(cycles.tailMap(open - LOOK_BACK, true));
    kept.headMap(open, false).replaceAll((cycle, book) -> book.withoutReadings());
    kept.values().removeIf(CycleBook::isEmpty);
    return new SkuBook(kept);
  }

  private CycleBook book(long cycle) {
    return cycles.getOrDefault(cycle, CycleBook.EMPTY);
  }

  private SkuBook changed(long cycle, CycleBook book) {
    NavigableMap<Long, CycleBook> changed = new TreeMap<>(cycles);
    if (book.isEmpty()) {
      changed.remove(cycle);
    } else {
      changed.put(cycle, book);
    }
    return new SkuBook(changed);
  }
}
