package dev.vedette.backtest;

/**
 * Days of a history, counted from its first, which is day 0.
 *
 * @param first first day of the span
 * @param last last day of the span, included
 */
public record DaySpan(int first, int last) {
  /**
   * @throws IllegalArgumentException if the span is empty or begins before the history
   */
  public DaySpan {
    if (first < 0 || last < first) {
      throw new IllegalArgumentException(
          "Cannot use days %d to %d: a span begins at day 0 or later and holds at least one day"
              .formatted(first, last));
    }
  }

  /** Number of days. */
  public int days() {
    return last - first + 1;
  }

  boolean contains(int day) {
    return day >= first && day <= last;
  }

  @Override
  public String toString() {
    return "%d–%d".formatted(first, last);
  }
}
