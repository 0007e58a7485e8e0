package dev.vedette.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The key-days of counted cycles that are not yet out, by falling score, each with what became of
 * it. Days of which a method says nothing come last, and count as a probability of zero.
 */
final class KeyDays {
  private final double[] scores;
  private final int[] outlets;
  private final boolean[] outcomes;
  private final long unscored;

  KeyDays(History history, List<Cycle> cycles, MethodScores method) {
    int size = 0;
    for (Cycle cycle : cycles) {
      for (int day = cycle.first(); day < cycle.over(); day++) {
        size += Counting.isCounted(history.keys().get(cycle.key()), day) ? 1 : 0;
      }
    }
    double[] unsortedScores = new double[size];
    int[] unsortedOutlets = new int[size];
    boolean[] unsortedOutcomes = new boolean[size];
    int next = 0;
    long none = 0;
    for (Cycle cycle : cycles) {
      KeyHistory key = history.keys().get(cycle.key());
      for (int day = cycle.first(); day < cycle.over(); day++) {
        if (!Counting.isCounted(key, day)) {
          continue;
        }
        double score = method.score(cycle.key(), day);
        none += score == MethodScores.NONE ? 1 : 0;
        unsortedScores[next] = method.kind() == ScoreKind.PROBABILITY ? Math.max(0, score) : score;
        unsortedOutlets[next] = history.outlet(cycle.key());
        unsortedOutcomes[next++] = cycle.endsInStockout();
      }
    }
    unscored = none;
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -unsortedScores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    scores = new double[size];
    outlets = new int[size];
    outcomes = new boolean[size];
    for (int i = 0; i < size; i++) {
      scores[i] = unsortedScores[order[i]];
      outlets[i] = unsortedOutlets[order[i]];
      outcomes[i] = unsortedOutcomes[order[i]];
    }
  }

  int size() {
    return scores.length;
  }

  /** Days of which the method says nothing. */
  long unscored() {
    return unscored;
  }

  double score(int i) {
    return scores[i];
  }

  int outlet(int i) {
    return outlets[i];
  }

  /** Whether a stockout followed before the next delivery. */
  boolean outcome(int i) {
    return outcomes[i];
  }

  /**
   * Sum over the thresholds of precision times the recall that each adds; days of equal score pass
   * a threshold together.
   *
   * @param weights how often each outlet counts
   * @return NaN where there is nothing to recall
   */
  double averagePrecision(int[] weights) {
    long days = 0;
    long found = 0;
    long foundBefore = 0;
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      int weight = weights[outlets[i]];
      days += weight;
      found += outcomes[i] ? weight : 0;
      boolean together = i + 1 < scores.length && scores[i + 1] == scores[i];
      if (!together && found > foundBefore) {
        sum += (double) (found - foundBefore) * found / days;
        foundBefore = found;
      }
    }
    return found == 0 ? Double.NaN : sum / found;
  }

  /** Precision by recall over key-days. */
  List<CurvePoint> points() {
    long all = 0;
    for (boolean outcome : outcomes) {
      all += outcome ? 1 : 0;
    }
    List<CurvePoint> points = new ArrayList<>();
    long found = 0;
    for (int i = 0; i < scores.length; i++) {
      found += outcomes[i] ? 1 : 0;
      boolean together = i + 1 < scores.length && scores[i + 1] == scores[i];
      if (!together) {
        points.add(new CurvePoint((double) found / all, (double) found / (i + 1)));
      }
    }
    return CurvePoint.thinned(points);
  }
}
