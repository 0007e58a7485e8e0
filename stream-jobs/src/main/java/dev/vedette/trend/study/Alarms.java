package dev.vedette.trend.study;

/**
 * When a method gives an alarm: in the first week in which its figure reaches the threshold. After
 * an alarm it is not listened to for a quarter of a year, whether the alarm was right or not.
 */
final class Alarms {
  /** Weeks from one alarm to the next at the earliest. */
  static final int QUIET_WEEKS = 13;

  private Alarms() {}

  /** Number of alarms in a row of weeks. */
  static int count(double[] figures, double threshold) {
    int alarms = 0;
    for (int i = 0; i < figures.length; i++) {
      if (figures[i] >= threshold) {
        alarms++;
        i += QUIET_WEEKS - 1;
      }
    }
    return alarms;
  }

  /**
   * Weeks from a week on until the first alarm.
   *
   * @param before figures of the weeks before, whose alarms may keep it quiet
   * @param start number of those that are looked at
   * @param after figures from the week on
   * @return 0 for an alarm at the end of the first week; the number of weeks where there is none
   */
  static int delay(double[] before, int start, double[] after, double threshold) {
    int free = 0;
    for (int i = 0; i < start; i++) {
      if (before[i] >= threshold) {
        free = i + QUIET_WEEKS;
        i = free - 1;
      }
    }
    for (int i = Math.max(0, free - start); i < after.length; i++) {
      if (after[i] >= threshold) {
        return i;
      }
    }
    return after.length;
  }
}
