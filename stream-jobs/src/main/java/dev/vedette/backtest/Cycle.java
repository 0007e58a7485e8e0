package dev.vedette.backtest;

import static dev.vedette.backtest.KeyHistory.UNKNOWN;

import java.util.ArrayList;
import java.util.List;

/**
 * The days of a key from one actual delivery, also one of zero, to the day before the next.
 *
 * @param key place of the key in {@link History#keys}
 * @param first day of the delivery
 * @param last day before the next delivery
 * @param stockout first day that closes at zero; {@link #NONE} where there is none
 */
record Cycle(int key, int first, int last, int stockout) {
  static final int NONE = -1;

  boolean endsInStockout() {
    return stockout != NONE;
  }

  int days() {
    return last - first + 1;
  }

  /** The first day on which there is nothing left to foresee. */
  int over() {
    return endsInStockout() ? stockout : last + 1;
  }

  /** Counted cycles that begin in a span. */
  static List<Cycle> beginningIn(History history, DaySpan span) {
    List<Cycle> cycles = new ArrayList<>();
    for (int key = 0; key < history.keys().size(); key++) {
      addCounted(history.keys().get(key), key, span, cycles);
    }
    return cycles;
  }

  /** Counted cycles that begin and end in a span, so that nothing of later days is looked at. */
  static List<Cycle> within(History history, DaySpan span) {
    return beginningIn(history, span).stream().filter(c -> span.contains(c.last())).toList();
  }

  private static void addCounted(KeyHistory history, int key, DaySpan span, List<Cycle> cycles) {
    int first = NONE;
    for (int day = 0; day < history.days(); day++) {
      if (!history.isDeliveryDay(day)) {
        continue;
      }
      if (first != NONE && span.contains(first) && isCounted(history, first, day - 1)) {
        cycles.add(new Cycle(key, first, day - 1, stockout(history, first, day - 1)));
      }
      first = day;
    }
  }

  /** A cycle is out of the game where its delivery brought nothing to an empty shelf. */
  private static boolean isCounted(KeyHistory history, int first, int last) {
    boolean beginsSoldOut =
        first > 0 && history.closingStock(first - 1) == 0 && history.delivered(first) == 0;
    if (beginsSoldOut) {
      return false;
    }
    for (int day = first; day <= last; day++) {
      if (history.closingStock(day) == UNKNOWN) {
        return false;
      }
    }
    return true;
  }

  private static int stockout(KeyHistory history, int first, int last) {
    for (int day = first; day <= last; day++) {
      if (history.closingStock(day) == 0) {
        return day;
      }
    }
    return NONE;
  }
}
