package dev.vedette.backtest;

import java.time.LocalDate;
import java.util.List;

/**
 * How all methods did on one history.
 *
 * @param firstDay day 0
 * @param spans what the days were used for
 * @param outlets number of outlets, which are what is drawn for the intervals
 * @param keys number of outlets times their SKUs
 * @param cycles counted cycles that begin in the scored span
 * @param stockouts those of them that end in a stockout
 * @param keyDays days of the counted cycles
 * @param countedKeyDays those of them that are not yet out, on which probabilities are measured
 * @param methods in the order in which they were given, the baselines last
 * @param reference name of the method that is compared with all others
 * @param differences of the reference to each other method
 */
public record BacktestResult(
    LocalDate firstDay,
    DaySpans spans,
    int outlets,
    int keys,
    int cycles,
    long stockouts,
    long keyDays,
    long countedKeyDays,
    List<MethodResult> methods,
    String reference,
    List<MethodDifference> differences) {
  /** The method that is compared with all others. */
  public MethodResult referenceResult() {
    return methods.stream()
        .filter(method -> method.name().equals(reference))
        .findFirst()
        .orElseThrow();
  }
}
