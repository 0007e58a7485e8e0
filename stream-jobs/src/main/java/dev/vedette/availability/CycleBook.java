package dev.vedette.availability;

import java.util.ArrayList;
import java.util.List;

/**
 * One SKU at one outlet in one order cycle.
 *
 * @param supplied demand records of which something was supplied
 * @param unsupplied demand records of which nothing was supplied
 * @param undecided demand records of which it is not known yet
 * @param readings sample readings, each count once; none once the cycle is settled
 */
record CycleBook(int supplied, int unsupplied, int undecided, List<SampleReading> readings) {
  static final CycleBook EMPTY = new CycleBook(0, 0, 0, List.of());

  CycleBook {
    readings = List.copyOf(readings);
  }

  boolean isEmpty() {
    return equals(EMPTY);
  }

  boolean hasDemand() {
    return supplied + unsupplied + undecided > 0;
  }

  boolean isSampled() {
    return !readings.isEmpty();
  }

  /** A day with a zero reading is a stockout day; one is enough. */
  boolean hasStockoutDay() {
    return readings.stream().anyMatch(SampleReading::empty);
  }

  /** This book with one line more, or one less. */
  CycleBook counting(Supply supply, int lines) {
    return switch (supply) {
      case NOT_DEMANDED -> this;
      case UNDECIDED -> new CycleBook(supplied, unsupplied, undecided + lines, readings);
      case NONE -> new CycleBook(supplied, unsupplied + lines, undecided, readings);
      case SOME -> new CycleBook(supplied + lines, unsupplied, undecided, readings);
    };
  }

  /** This book with a reading, unless a later word about the same count is there. */
  CycleBook with(SampleReading reading) {
    List<SampleReading> kept = new ArrayList<>(readings);
    for (int i = 0; i < kept.size(); i++) {
      SampleReading known = kept.get(i);
      if (known.isOfSameCount(reading)) {
        if (!known.isSupersededBy(reading)) {
          return this;
        }
        kept.set(i, reading);
        return new CycleBook(supplied, unsupplied, undecided, kept);
      }
    }
    kept.add(reading);
    return new CycleBook(supplied, unsupplied, undecided, kept);
  }

  CycleBook withoutReadings() {
    return new CycleBook(supplied, unsupplied, undecided, List.of());
  }
}
