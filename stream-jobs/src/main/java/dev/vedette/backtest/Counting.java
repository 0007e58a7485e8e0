package dev.vedette.backtest;

/** Which days count. */
final class Counting {
  private Counting() {}

  /** Whoever knows that there is nothing left has nothing to foresee. */
  static boolean isCounted(KeyHistory key, int day) {
    return key.knownStock(day) != 0;
  }
}
