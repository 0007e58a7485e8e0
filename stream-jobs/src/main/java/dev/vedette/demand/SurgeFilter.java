package dev.vedette.demand;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Follows the surge of one product in one region from day to day: a Kalman filter over the
 * logarithms of the last {@value #LAGS} days' factors, so that a count that covers several days
 * tells something of each of them.
 *
 * <p>The logarithm is a first-order autoregression of stationary variance {@value #VARIANCE}, whose
 * coefficient differs by weekday and is learnt. Observations are linearised in the manner of the
 * iterated extended filter; their variance is that of sales with the outlets' own dispersions.
 */
public final class SurgeFilter {
  /** Days of which the factor is kept. */
  static final int LAGS = 14;

  private static final double VARIANCE = 0.5;
  private static final double DRIFT = 1e-4;
  private static final double FIRST_PERSISTENCE = 0.6;
  private static final double FIRST_WEIGHT = 0.3;
  private static final double LEARNING_MEMORY = 0.98;
  private static final double NOISE = 0.5;
  private static final double LEAST_NOISE = 0.001;
  private static final double LARGEST_INNOVATION = 2;

  /** Steps of an update; a surge of many times the usual settles within them. */
  private static final int STEPS = 3;

  private static final double WEEKDAY_RATE = 0.05;
  private static final double RATE_MEMORY = 0.98;

  /** Days after which a factor is settled well enough to learn from. */
  private static final int LEARNT_AFTER = 5;

  private SurgeFilter() {}

  /**
   * What the filter knows after a day.
   *
   * @param day since 1970-01-01
   * @param logs expected logarithms of the factors of the last days, latest first
   * @param covariance of them, by rows
   * @param squares discounted sums of squares of the logarithms, by weekday
   * @param products discounted sums of products of successive logarithms, by the weekday of the
   *     later
   * @param weekdays factor of each weekday in the region's sales
   * @param units discounted base units sold
   * @param outletDays discounted days of outlets over which they were
   */
  // Compared by content below; arrays of primitives, since there is one for each product and
  // region.
  @SuppressWarnings("ArrayRecordComponent")
  public record State(
      long day,
      double[] logs,
      double[] covariance,
      double[] squares,
      double[] products,
      double[] weekdays,
      double units,
      double outletDays) {
    /** Before {@code day}, of a region of which nothing is known. */
    public static State before(long day) {
      double[] covariance = new double[LAGS * LAGS];
      for (int i = 0; i < LAGS; i++) {
        covariance[i * LAGS + i] = VARIANCE;
      }
      double[] weekdays = new double[7];
      Arrays.fill(weekdays, 1);
      return new State(
          day - 1, new double[LAGS], covariance, new double[7], new double[7], weekdays, 0, 0);
    }

    double persistenceInto(long onDay) {
      int w = TradingTime.weekday(onDay);
      double learnt =
          (products[w] + FIRST_WEIGHT * FIRST_PERSISTENCE) / (squares[w] + FIRST_WEIGHT);
      return Math.min(1, Math.max(0, learnt));
    }

    /** What outlets are told. */
    public Surge surge() {
      float[] told = new float[LAGS];
      for (int i = 0; i < LAGS; i++) {
        told[i] = (float) logs[i];
      }
      float[] persistence = new float[7];
      for (long d = 0; d < 7; d++) {
        persistence[TradingTime.weekday(d)] = (float) persistenceInto(d);
      }
      return new Surge(
          day, told, persistence, outletDays > 0 ? (float) (units / outletDays) : Float.NaN);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof State that
          && day == that.day
          && Arrays.equals(logs, that.logs)
          && Arrays.equals(covariance, that.covariance)
          && Arrays.equals(squares, that.squares)
          && Arrays.equals(products, that.products)
          && Arrays.equals(weekdays, that.weekdays)
          && Double.compare(units, that.units) == 0
          && Double.compare(outletDays, that.outletDays) == 0;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(day) * 31 + Arrays.hashCode(logs);
    }
  }

  /**
   * What is known after the next day.
   *
   * @param seen what was counted on that day, one for each span of days
   */
  public static State next(State state, List<Contribution> seen) {
    long day = state.day() + 1;
    double[] x = new double[LAGS];
    double[][] p = new double[LAGS][LAGS];
    predict(state, day, x, p);
    double[] weekdays = state.weekdays().clone();
    double units = state.units() * RATE_MEMORY;
    double outletDays = state.outletDays() * RATE_MEMORY;
    List<Contribution> ordered =
        seen.stream()
            .sorted(
                Comparator.comparingInt(Contribution::daysAgo)
                    .thenComparingInt(Contribution::spanDays))
            .toList();
    for (Contribution each : ordered) {
      units += each.unitsSum();
      outletDays += each.daysSum();
      if (each.weighedRateSum() > 0 && each.daysAgo() + each.spanDays() <= LAGS) {
        observe(each, day, x, p, weekdays);
      }
    }
    double[] squares = state.squares().clone();
    double[] products = state.products().clone();
    int w = TradingTime.weekday(day - LEARNT_AFTER + 1);
    int later = LEARNT_AFTER - 1;
    squares[w] =
        LEARNING_MEMORY * squares[w]
            + x[LEARNT_AFTER] * x[LEARNT_AFTER]
            + p[LEARNT_AFTER][LEARNT_AFTER];
    products[w] =
        LEARNING_MEMORY * products[w] + x[LEARNT_AFTER] * x[later] + p[LEARNT_AFTER][later];
    double[] flat = new double[LAGS * LAGS];
    for (int i = 0; i < LAGS; i++) {
      System.arraycopy(p[i], 0, flat, i * LAGS, LAGS);
    }
    return new State(day, x, flat, squares, products, weekdays, units, outletDays);
  }

  private static void predict(State state, long day, double[] x, double[][] p) {
    double kept = state.persistenceInto(day);
    double[] old = state.covariance();
    x[0] = kept * state.logs()[0];
    p[0][0] = kept * kept * old[0] + (1 - kept * kept) * VARIANCE + DRIFT;
    for (int i = 1; i < LAGS; i++) {
      x[i] = state.logs()[i - 1];
      p[0][i] = kept * old[i - 1];
      p[i][0] = p[0][i];
      for (int j = 1; j < LAGS; j++) {
        p[i][j] = old[(i - 1) * LAGS + j - 1];
      }
    }
  }

  /** One update, in the manner of Gauss and Newton: linearised anew where the last step led. */
  private static void observe(
      Contribution seen, long day, double[] x, double[][] p, double[] weekdays) {
    int first = seen.daysAgo();
    int end = first + seen.spanDays();
    double[] before = x.clone();
    double[] h = new double[LAGS];
    double[] ph = new double[LAGS];
    double variance = 0;
    double surprise = 0;
    for (int step = 0; step < STEPS; step++) {
      double expected = 0;
      for (int i = first; i < end; i++) {
        h[i] = weekdays[TradingTime.weekday(day - i)] * StrictMath.exp(x[i]);
        expected += h[i];
      }
      for (int i = first; i < end; i++) {
        h[i] /= expected;
      }
      expected = Math.max(expected, 0.05 * seen.spanDays()) * seen.weighedRateSum();
      variance = NOISE / expected + LEAST_NOISE;
      double moved = 0;
      for (int i = 0; i < LAGS; i++) {
        ph[i] = 0;
        for (int j = first; j < end; j++) {
          ph[i] += p[i][j] * h[j];
        }
        moved += h[i] * (x[i] - before[i]);
      }
      for (int i = first; i < end; i++) {
        variance += h[i] * ph[i];
      }
      double innovation =
          Math.max(
              -1, Math.min(LARGEST_INNOVATION, (seen.weighedUnitsSum() - expected) / expected));
      surprise = step == 0 ? innovation : surprise;
      for (int i = 0; i < LAGS; i++) {
        x[i] = before[i] + ph[i] / variance * (innovation + moved);
      }
    }
    for (int i = 0; i < LAGS; i++) {
      for (int j = 0; j < LAGS; j++) {
        p[i][j] -= ph[i] * ph[j] / variance;
      }
    }
    learnWeekdays(seen, day, surprise, weekdays);
  }

  private static void learnWeekdays(
      Contribution seen, long day, double surprise, double[] weekdays) {
    double weight = seen.weighedRateSum() * seen.spanDays();
    double change =
        1
            + WEEKDAY_RATE
                * Math.max(-1, Math.min(1, surprise))
                * weight
                / (weight + 5)
                / StrictMath.sqrt(seen.spanDays());
    int first = seen.daysAgo();
    for (int i = first; i < first + Math.min(seen.spanDays(), 7); i++) {
      weekdays[TradingTime.weekday(day - i)] *= change;
    }
    double sum = 0;
    for (double each : weekdays) {
      sum += each;
    }
    for (int d = 0; d < 7; d++) {
      weekdays[d] *= 7 / sum;
    }
  }
}
