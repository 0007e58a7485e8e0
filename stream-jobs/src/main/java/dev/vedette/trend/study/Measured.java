package dev.vedette.trend.study;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The figures of one method on all series of one level. False alarms are set equal on the very
 * series on which declines are then looked for, and again in every draw, so that an interval holds
 * the doubt about the threshold, too.
 */
final class Measured {
  private static final double WEEKS_PER_YEAR = 365.25 / 7;

  private final String method;
  private final String level;
  private final List<Figures> series;
  private final int[] starts;

  Measured(String method, String level, List<Figures> series, int[] starts) {
    this.method = method;
    this.level = level;
    this.series = series;
    this.starts = starts;
  }

  /**
   * @param alarmsPerYear false alarms that are allowed for each series and year
   * @param resamples draws of whole brands, whose areas are alike
   */
  Power power(double alarmsPerYear, List<Scenario> scenarios, int resamples, long seed) {
    int[] once = new int[series.size()];
    Arrays.fill(once, 1);
    double threshold = threshold(once, alarmsPerYear);
    Map<Scenario, double[]> value = found(once, threshold, scenarios);
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> draws = IntStream.range(0, resamples).mapToObj(i -> draw(random)).toList();
    List<Map<Scenario, double[]>> drawn =
        draws.parallelStream()
            .map(weights -> found(weights, threshold(weights, alarmsPerYear), scenarios))
            .toList();
    Map<Scenario, List<Interval>> found = new LinkedHashMap<>();
    for (Scenario scenario : scenarios) {
      found.put(
          scenario,
          IntStream.range(0, PowerStudy.HORIZONS.size())
              .mapToObj(
                  h ->
                      Interval.of(
                          of(value, scenario)[h],
                          drawn.stream().mapToDouble(one -> of(one, scenario)[h]).toArray()))
              .toList());
    }
    return new Power(method, level, series.size(), threshold, rate(once, threshold), found);
  }

  /** Share of the declines of a scenario that is found within 16 weeks, at equal false alarms. */
  double found(double alarmsPerYear, Scenario scenario) {
    int[] once = new int[series.size()];
    Arrays.fill(once, 1);
    double[] found = of(found(once, threshold(once, alarmsPerYear), List.of(scenario)), scenario);
    return found[found.length - 1];
  }

  private static double[] of(Map<Scenario, double[]> found, Scenario scenario) {
    return found.getOrDefault(scenario, new double[PowerStudy.HORIZONS.size()]);
  }

  /** How often each series counts when brands are drawn with replacement. */
  private int[] draw(SplittableRandom random) {
    List<String> brands = series.stream().map(Figures::brand).distinct().sorted().toList();
    Map<String, Integer> times = new HashMap<>();
    for (int i = 0; i < brands.size(); i++) {
      times.merge(brands.get(random.nextInt(brands.size())), 1, Integer::sum);
    }
    return series.stream().mapToInt(figures -> times.getOrDefault(figures.brand(), 0)).toArray();
  }

  /** The lowest threshold at which there are no more false alarms than allowed. */
  private double threshold(int[] weights, double alarmsPerYear) {
    double[] candidates =
        IntStream.range(0, series.size())
            .filter(i -> weights[i] > 0)
            .mapToObj(i -> series.get(i).undisturbed())
            .flatMapToDouble(Arrays::stream)
            .filter(Double::isFinite)
            .sorted()
            .distinct()
            .toArray();
    int low = 0;
    int high = candidates.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rate(weights, candidates[middle]) <= alarmsPerYear) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    if (candidates.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    // Of few series a single alarm may be one too many.
    return rate(weights, candidates[low]) <= alarmsPerYear
        ? candidates[low]
        : Math.nextUp(candidates[candidates.length - 1]);
  }

  /** False alarms for each series and year. */
  double rate(double threshold) {
    int[] once = new int[series.size()];
    Arrays.fill(once, 1);
    return rate(once, threshold);
  }

  private double rate(int[] weights, double threshold) {
    long alarms = 0;
    long weeks = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double[] figures = series.get(i).undisturbed();
        alarms += (long) weights[i] * Alarms.count(figures, threshold);
        weeks += (long) weights[i] * figures.length;
      }
    }
    return weeks == 0 ? 0 : alarms * WEEKS_PER_YEAR / weeks;
  }

  private Map<Scenario, double[]> found(int[] weights, double threshold, List<Scenario> scenarios) {
    Map<Scenario, double[]> found = new HashMap<>();
    for (Scenario scenario : scenarios) {
      double[] shares = new double[PowerStudy.HORIZONS.size()];
      long all = 0;
      for (int i = 0; i < weights.length; i++) {
        if (weights[i] == 0) {
          continue;
        }
        Figures figures = series.get(i);
        double[][] declining = figures.declining(scenario);
        for (int s = 0; s < declining.length; s++) {
          int delay = Alarms.delay(figures.undisturbed(), starts[s], declining[s], threshold);
          all += weights[i];
          for (int h = 0; h < shares.length; h++) {
            shares[h] += delay < PowerStudy.HORIZONS.get(h) ? weights[i] : 0;
          }
        }
      }
      for (int h = 0; h < shares.length; h++) {
        shares[h] /= Math.max(1, all);
      }
      found.put(scenario, shares);
    }
    return found;
  }
}
