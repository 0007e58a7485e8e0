package dev.vedette.backtest;

import java.util.List;

/** Stockouts and key-days of the counted cycles, by outlet. */
final class Stakes {
  private final long[] stockouts;
  private final long[] keyDays;

  Stakes(History history, List<Cycle> cycles) {
    stockouts = new long[history.outlets().size()];
    keyDays = new long[history.outlets().size()];
    for (Cycle cycle : cycles) {
      int outlet = history.outlet(cycle.key());
      stockouts[outlet] += cycle.endsInStockout() ? 1 : 0;
      keyDays[outlet] += cycle.days();
    }
  }

  long stockouts(int[] weights) {
    return weighted(stockouts, weights);
  }

  /** Also those on which the shelf was empty. */
  long keyDays(int[] weights) {
    return weighted(keyDays, weights);
  }

  private static long weighted(long[] counts, int[] weights) {
    long sum = 0;
    for (int outlet = 0; outlet < counts.length; outlet++) {
      sum += weights[outlet] * counts[outlet];
    }
    return sum;
  }
}
