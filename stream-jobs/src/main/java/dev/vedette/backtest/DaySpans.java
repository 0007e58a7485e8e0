package dev.vedette.backtest;

/**
 * What the days of a history are used for. Constants are tuned on days that are never scored.
 *
 * @param warmUp days from which estimators only learn
 * @param tuning days on which the constants of the baselines are chosen
 * @param scored days that count
 */
public record DaySpans(DaySpan warmUp, DaySpan tuning, DaySpan scored) {
  private static final int WARM_UP = 91;
  private static final int TUNING = 182;

  /**
   * The first 91 days to warm up and the next 182 to tune, where at least as many are left to be
   * scored; of a shorter history a sixth and a third.
   *
   * @param days length of the history
   * @throws IllegalArgumentException if it has fewer than 6 days
   */
  public static DaySpans of(int days) {
    return days >= 2 * (WARM_UP + TUNING)
        ? of(days, WARM_UP, TUNING)
        : of(days, days / 6, days / 3);
  }

  /**
   * @param days length of the history
   * @param warmUp days to warm up, at least 1
   * @param tuning days to tune, at least 1
   * @throws IllegalArgumentException if no day is left to be scored
   */
  public static DaySpans of(int days, int warmUp, int tuning) {
    if (warmUp < 1 || tuning < 1 || warmUp + tuning >= days) {
      throw new IllegalArgumentException(
          "Cannot use %d days to warm up and %d to tune: each needs at least 1, and of the %d days of the history at least 1 must be left to be scored"
              .formatted(warmUp, tuning, days));
    }
    return new DaySpans(
        new DaySpan(0, warmUp - 1),
        new DaySpan(warmUp, warmUp + tuning - 1),
        new DaySpan(warmUp + tuning, days - 1));
  }
}
