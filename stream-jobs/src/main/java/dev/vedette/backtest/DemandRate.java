package dev.vedette.backtest;

/** Follows how fast a SKU sells at an outlet; one for each key. */
interface DemandRate {
  /**
   * @param units sold since the last observation
   * @param days since then, above 0
   */
  void observe(double units, double days);

  /** Expected units a day; NaN while nothing is known. */
  double unitsPerDay();
}
