package dev.vedette.backtest;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.OptionalInt;

/** What one method said of every key on every day. */
public final class MethodScores {
  /** Stands for a day of which the method says nothing: no threshold is so low that it warns. */
  static final double NONE = Double.NEGATIVE_INFINITY;

  private final String name;
  private final String constants;
  private final ScoreKind kind;
  private final double[][] scores;

  /**
   * @param constants the method's constants in words, empty where it has none
   * @param scores by key and day
   */
  MethodScores(String name, String constants, ScoreKind kind, double[][] scores) {
    this.name = name;
    this.constants = constants;
    this.kind = kind;
    this.scores = scores;
  }

  /**
   * Probabilities that came from elsewhere.
   *
   * @param scores in any order; those of days or keys that the history does not have are left out
   * @throws IllegalArgumentException if a key is scored twice on a day
   */
  public static MethodScores of(String name, History history, Iterator<DailyScore> scores) {
    double[][] table = unscored(history);
    boolean[][] seen = new boolean[history.keys().size()][history.days()];
    while (scores.hasNext()) {
      DailyScore score = scores.next();
      OptionalInt key = history.find(score.outletId(), score.sku());
      long day = ChronoUnit.DAYS.between(history.firstDay(), score.day());
      if (key.isEmpty() || day < 0 || day >= history.days()) {
        continue;
      }
      if (seen[key.getAsInt()][(int) day]) {
        throw new IllegalArgumentException(
            "Cannot use a second score for %s, %s, %s"
                .formatted(score.outletId(), score.sku(), score.day()));
      }
      seen[key.getAsInt()][(int) day] = true;
      table[key.getAsInt()][(int) day] = score.probability().orElse(NONE);
    }
    return new MethodScores(name, "", ScoreKind.PROBABILITY, table);
  }

  static double[][] unscored(History history) {
    double[][] table = new double[history.keys().size()][history.days()];
    for (double[] row : table) {
      Arrays.fill(row, NONE);
    }
    return table;
  }

  public String name() {
    return name;
  }

  /** The method's constants in words; empty where it has none. */
  public String constants() {
    return constants;
  }

  public ScoreKind kind() {
    return kind;
  }

  double score(int key, int day) {
    return scores[key][day];
  }
}
