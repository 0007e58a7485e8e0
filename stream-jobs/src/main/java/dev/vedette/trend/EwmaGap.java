package dev.vedette.trend;

/**
 * How far a quick mean runs below or above a slow one: two exponentially weighted means of the same
 * values (EWMA, Roberts 1959), their difference over its standard deviation if the values were
 * independent. It is the first to move, and tells level from chance less well than what confirms
 * it.
 *
 * <p>The standard deviation of a value is estimated from the steps between neighbours (von Neumann
 * 1941), which a change of level moves little.
 */
final class EwmaGap {
  /** Of a new value in the quick mean: it looks back some 3 weeks. */
  private static final double QUICK = 0.4;

  /** Of a new value in the slow mean: it looks back some 20 weeks. */
  private static final double SLOW = 0.1;

  /** Gap of independent values of variance 1, once both means have forgotten their beginning. */
  private static final double DEVIATION =
      StrictMath.sqrt(
          QUICK / (2 - QUICK)
              + SLOW / (2 - SLOW)
              - 2 * QUICK * SLOW / (QUICK + SLOW - QUICK * SLOW));

  private EwmaGap() {}

  /**
   * The gap after the last value.
   *
   * @param values in the order of time; those that are not finite are left out
   * @return standard deviations, below zero where the values fall; 0 of fewer than three values or
   *     of equal ones
   */
  static double of(double... values) {
    double quick = Double.NaN;
    double slow = Double.NaN;
    double before = Double.NaN;
    double squares = 0;
    int steps = 0;
    for (double value : values) {
      if (!Double.isFinite(value)) {
        continue;
      }
      if (Double.isNaN(quick)) {
        quick = value;
        slow = value;
      } else {
        quick += QUICK * (value - quick);
        slow += SLOW * (value - slow);
        squares += (value - before) * (value - before);
        steps++;
      }
      before = value;
    }
    double deviation = StrictMath.sqrt(squares / (2 * Math.max(1, steps)));
    return steps < 2 || deviation == 0 ? 0 : (quick - slow) / (deviation * DEVIATION);
  }
}
