package dev.vedette.backtest;

import java.util.function.Supplier;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Rules that the trade uses today, and forecasts from the textbook. Each looks at one key alone.
 *
 * <p>Where readings are days apart, the stock is thought to have gone on falling at the rate.
 */
final class Baseline {
  /** Below every other score, and yet a score. */
  private static final double NO_RISK = -Double.MAX_VALUE;

  private static final double HALF_A_UNIT = 0.5;

  /** Weight of a new day in the variance of forecast errors. */
  private static final double VARIANCE_WEIGHT = 0.02;

  private Baseline() {}

  /** Stock under a level that is set once, from the sales of the days of warm-up. */
  static MethodScores staticLevel(History history, DaySpan warmUp) {
    double[][] scores = MethodScores.unscored(history);
    for (int k = 0; k < scores.length; k++) {
      KeyHistory key = history.keys().get(k);
      double units = 0;
      double days = 0;
      for (int day = warmUp.first(); day <= warmUp.last(); day++) {
        if (key.consumed(day) != KeyHistory.UNKNOWN) {
          units += key.consumed(day);
          days += key.consumedOver(day);
        }
      }
      double level = units / days;
      for (int day = warmUp.last() + 1; day < history.days(); day++) {
        scores[k][day] = -coverDays(key, day, level);
      }
    }
    return new MethodScores(
        "min/max, static level", "level from days " + warmUp, ScoreKind.RANK, scores);
  }

  /** Days that the stock lasts. */
  static MethodScores daysOfCover(History history, double window) {
    return scored(
        history,
        new MethodName("days of cover, %.0f d".formatted(window), ""),
        ScoreKind.RANK,
        () -> new WindowedMean(window),
        (key, day, rate, variance) -> -coverDays(key, day, rate));
  }

  /** Time that the stock lasts over the time to the next planned delivery. */
  static MethodScores coverOverDaysToDelivery(History history, double weight) {
    return scored(
        history,
        new MethodName("cover ÷ days to delivery", "weight of a day %s".formatted(weight)),
        ScoreKind.RANK,
        () -> new SimpleSmoothing(weight),
        (key, day, rate, variance) -> {
          int days = key.daysToDelivery(day);
          return days == KeyHistory.UNKNOWN
              ? MethodScores.NONE
              : days == 0 ? NO_RISK : -coverDays(key, day, rate) / days;
        });
  }

  /** Demand until the next planned delivery, normally distributed about the forecast. */
  static MethodScores normal(History history, MethodName name, Supplier<DemandRate> rates) {
    return scored(
        history,
        name,
        ScoreKind.PROBABILITY,
        rates,
        (key, day, rate, variance) -> {
          int days = key.daysToDelivery(day);
          if (days == KeyHistory.UNKNOWN || key.knownStock(day) == KeyHistory.UNKNOWN) {
            return MethodScores.NONE;
          }
          double horizon = (double) days + key.readingAge(day);
          double mean = rate * horizon;
          double deviation = Math.sqrt(variance * horizon);
          double spare = key.knownStock(day) - HALF_A_UNIT - mean;
          return days == 0
              ? 0
              : deviation > 0
                  ? Erfc.value(spare / deviation / Math.sqrt(2)) / 2
                  : spare > 0 ? 0 : 1;
        });
  }

  /** What a method is called. */
  record MethodName(String name, String constants) {}

  private interface Scoring {
    /**
     * @param rate units a day
     * @param variance of the error of a day's forecast
     */
    double score(KeyHistory key, int day, double rate, double variance);
  }

  private static MethodScores scored(
      History history,
      MethodName name,
      ScoreKind kind,
      Supplier<DemandRate> rates,
      Scoring scoring) {
    double[][] scores = MethodScores.unscored(history);
    for (int k = 0; k < scores.length; k++) {
      KeyHistory key = history.keys().get(k);
      DemandRate rate = rates.get();
      double variance = Double.NaN;
      for (int day = 0; day < history.days(); day++) {
        if (key.consumed(day) != KeyHistory.UNKNOWN) {
          double expected = rate.unitsPerDay() * key.consumedOver(day);
          variance =
              variance(variance, expected, (double) key.consumed(day), key.consumedOver(day));
          rate.observe((double) key.consumed(day), key.consumedOver(day));
        }
        if (!Double.isNaN(rate.unitsPerDay()) && !Double.isNaN(variance)) {
          scores[k][day] = scoring.score(key, day, rate.unitsPerDay(), variance);
        }
      }
    }
    return new MethodScores(name.name(), name.constants(), kind, scores);
  }

  private static double variance(double before, double expected, double units, double days) {
    if (Double.isNaN(expected)) {
      return before;
    }
    double squaredError = (units - expected) * (units - expected) / days;
    // The first error may be small by chance; demand varies at least like a Poisson count.
    return Double.isNaN(before)
        ? Math.max(squaredError, units / days)
        : before + SimpleSmoothing.weightOver(VARIANCE_WEIGHT, days) * (squaredError - before);
  }

  /** Infinite where nothing sells; NaN turns into no score. */
  private static double coverDays(KeyHistory key, int day, double unitsPerDay) {
    if (key.knownStock(day) == KeyHistory.UNKNOWN || Double.isNaN(unitsPerDay)) {
      return Double.POSITIVE_INFINITY;
    }
    if (unitsPerDay <= 0) {
      return -NO_RISK;
    }
    return Math.max(0, key.knownStock(day) - unitsPerDay * key.readingAge(day)) / unitsPerDay;
  }
}
