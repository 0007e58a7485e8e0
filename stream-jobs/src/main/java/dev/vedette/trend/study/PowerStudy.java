package dev.vedette.trend.study;

import dev.vedette.trend.Panel;
import dev.vedette.trend.Shape;
import dev.vedette.trend.SkuSeries;
import dev.vedette.trend.TrendDetector;
import dev.vedette.trend.TrendRules;
import dev.vedette.trend.TrendState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often a decline is found, and how soon. Declines of a known size and start are put into the
 * weeks of a brand, all of its SKUs and areas alike; what a method says of the weeks as they were
 * is taken for false, also where the brand may have declined of its own.
 */
public final class PowerStudy {
  /** Weeks within which a decline is to be found. */
  public static final List<Integer> HORIZONS = List.of(4, 8, 16);

  /** False alarms that are allowed for each series and year. */
  public static final double ALARMS_PER_YEAR = 0.5;

  private static final List<Double> SIZES = List.of(0.05, 0.1, 0.2, 0.3);
  private static final List<Double> ALLOWANCES = List.of(0.25, 0.5, 1.0);
  private static final Scenario SHOWN = new Scenario(Shape.SUDDEN, 0.2);
  private static final int WARM_UP_WEEKS = 39;
  private static final int STEP = 4;
  private static final int LONGEST = HORIZONS.getLast();

  private final List<Area> areas;
  private final Predicate<String> scored;
  private final int resamples;
  private final long seed;

  /**
   * @param areas with the same weeks, at least 39 + 4 + 16 of them
   * @param scored brands that are measured; the others are only compared with
   * @param resamples draws of brands behind each interval, at least 1
   * @param seed of all draws; the same seed gives the same result
   */
  public PowerStudy(List<Area> areas, Predicate<String> scored, int resamples, long seed) {
    this.areas = List.copyOf(areas);
    this.scored = scored;
    this.resamples = resamples;
    this.seed = seed;
  }

  /** Chance first, and then all sizes, sudden and gradual. */
  static List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>(List.of(new Scenario(Shape.SUDDEN, 0)));
    for (Shape shape : Shape.values()) {
      SIZES.forEach(size -> scenarios.add(new Scenario(shape, size)));
    }
    return scenarios;
  }

  /**
   * @param progress is told what is being done
   * @throws IllegalArgumentException if there are too few weeks, or no brand to be scored
   */
  public StudyResult run(Consumer<String> progress) {
    int first = areas.stream().mapToInt(area -> area.panel().firstWeek()).min().orElse(0);
    int last = areas.stream().mapToInt(area -> area.panel().lastWeek()).max().orElse(-1);
    int from = first + WARM_UP_WEEKS;
    int weeks = last - from + 1;
    if (weeks < STEP + LONGEST) {
      throw new IllegalArgumentException(
          "Cannot study %d weeks: it takes %d, of which the first %d warm up"
              .formatted(last - first + 1, WARM_UP_WEEKS + STEP + LONGEST, WARM_UP_WEEKS));
    }
    int[] starts =
        IntStream.iterate(STEP, start -> start + LONGEST <= weeks, start -> start + STEP).toArray();
    TrendDetector detector = new TrendDetector(TrendRules.standard());
    List<Power> powers = new ArrayList<>();
    Map<String, Double> asShipped = new LinkedHashMap<>();
    List<Said> said = new ArrayList<>();
    for (String level : areas.stream().map(Area::level).distinct().toList()) {
      List<Task> tasks = tasks(level);
      if (tasks.isEmpty()) {
        throw new IllegalArgumentException("Cannot study: no brand is to be scored");
      }
      progress.accept("Looking for declines in %,d series by %s".formatted(tasks.size(), level));
      Measured ours = measured(new Methods.Detector(detector), level, tasks, from, last, starts);
      asShipped.put(level, ours.rate(shippedAlarm(detector, tasks, last)));
      powers.add(power(ours));
      powers.add(
          power(
              measured(
                  new Methods.MannKendallOfLevel(detector), level, tasks, from, last, starts)));
      powers.add(power(measured(new Methods.MannKendallAlone(), level, tasks, from, last, starts)));
      powers.add(power(bestPageHinkley(level, tasks, from, last, starts)));
      said.addAll(said(detector, level, tasks, from, starts));
    }
    return new StudyResult(weeks, ALARMS_PER_YEAR, powers, asShipped, said);
  }

  private record Task(Panel panel, String brand) {}

  private List<Task> tasks(String level) {
    return areas.stream()
        .filter(area -> area.level().equals(level))
        .flatMap(
            area ->
                area.panel().brands().stream()
                    .filter(scored)
                    .map(brand -> new Task(area.panel(), brand)))
        .toList();
  }

  private static double shippedAlarm(TrendDetector detector, List<Task> tasks, int week) {
    return tasks.stream()
        .mapToDouble(task -> detector.alarm(task.panel(), task.brand(), week))
        .max()
        .orElseThrow();
  }

  private Power power(Measured measured) {
    return measured.power(ALARMS_PER_YEAR, scenarios(), resamples, seed);
  }

  /** With the allowance that serves it best on these very series: more than others are granted. */
  private Measured bestPageHinkley(
      String level, List<Task> tasks, int from, int last, int[] starts) {
    return ALLOWANCES.stream()
        .map(
            allowance ->
                measured(new Methods.PageHinkley(allowance), level, tasks, from, last, starts))
        .max(Comparator.comparingDouble(measured -> measured.found(ALARMS_PER_YEAR, SHOWN)))
        .orElseThrow();
  }

  private Measured measured(
      Method method, String level, List<Task> tasks, int from, int last, int[] starts) {
    return new Measured(
        method.name(),
        level,
        tasks.parallelStream().map(task -> figures(method, task, from, last, starts)).toList(),
        starts);
  }

  private Figures figures(Method method, Task task, int from, int last, int[] starts) {
    Map<Scenario, double[][]> declining = new LinkedHashMap<>();
    for (Scenario scenario : scenarios()) {
      double[][] figures = new double[starts.length][];
      for (int s = 0; s < starts.length; s++) {
        int start = from + starts[s];
        Panel panel =
            Decline.in(task.panel(), task.brand(), scenario, start, SkuSeries.Loss.DEMAND, seed);
        figures[s] = method.figures(panel, task.brand(), start, start + LONGEST - 1);
      }
      declining.put(scenario, figures);
    }
    return new Figures(
        task.brand(), method.figures(task.panel(), task.brand(), from, last), declining);
  }

  private List<Said> said(
      TrendDetector detector, String level, List<Task> tasks, int from, int[] starts) {
    List<Said> said = new ArrayList<>();
    for (SkuSeries.Loss loss : SkuSeries.Loss.values()) {
      for (int horizon : HORIZONS) {
        List<TrendState> states =
            tasks.parallelStream()
                .flatMap(task -> states(detector, task, loss, horizon, from, starts).stream())
                .toList();
        Map<TrendState, Double> shares = new EnumMap<>(TrendState.class);
        states.forEach(state -> shares.merge(state, 1.0 / states.size(), Double::sum));
        said.add(
            new Said(
                loss == SkuSeries.Loss.DEMAND ? "less demand" : "less supply",
                level,
                horizon,
                shares));
      }
    }
    return said;
  }

  private List<TrendState> states(
      TrendDetector detector, Task task, SkuSeries.Loss loss, int horizon, int from, int[] starts) {
    List<TrendState> states = new ArrayList<>();
    for (int offset : starts) {
      int start = from + offset;
      Panel panel = Decline.in(task.panel(), task.brand(), SHOWN, start, loss, seed);
      states.add(detector.verdict(panel, task.brand(), start + horizon - 1).state());
    }
    return states;
  }
}
