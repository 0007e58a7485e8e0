package dev.vedette.backtest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Measures stockout warnings on a history whose truth is known, beside baselines.
 *
 * <ul>
 *   <li>A <em>cycle</em> of a key runs from one actual delivery to the day before the next.
 *   <li>A <em>stockout</em> is the first day in a cycle that closes at zero.
 *   <li>An <em>alert</em> is the first day in a cycle whose score reaches the threshold; a
 *       <em>hit</em> if the stockout comes at least a day later.
 *   <li>Methods are compared at the threshold at which each gives as many alerts as there are
 *       stockouts, so that none looks better for warning more often.
 * </ul>
 */
public final class Backtest {
  private final History history;
  private final DaySpans spans;
  private final int resamples;
  private final long seed;

  /**
   * @param resamples draws of outlets behind each interval, at least 1
   * @param seed of the draws; the same seed gives the same intervals
   */
  public Backtest(History history, DaySpans spans, int resamples, long seed) {
    this.history = history;
    this.spans = spans;
    this.resamples = resamples;
    this.seed = seed;
  }

  /**
   * @param methods to be measured before the baselines; the first is the reference that is compared
   *     with all others, and where there is none, the first baseline that knows of deliveries
   * @param progress is told what is being done
   * @throws IllegalArgumentException if no stockout is there to be foreseen
   */
  public BacktestResult run(List<MethodScores> methods, Consumer<String> progress) {
    List<Cycle> cycles = Cycle.beginningIn(history, spans.scored());
    int[] everyOutlet = Bootstrap.everyOutletOnce(history.outlets().size());
    Stakes stakes = new Stakes(history, cycles);
    long stockouts = stakes.stockouts(everyOutlet);
    if (stockouts == 0) {
      throw new IllegalArgumentException(
          "Cannot score: on days %s no stockout is in %,d counted delivery cycles"
              .formatted(spans.scored(), cycles.size()));
    }
    int reference = methods.isEmpty() ? Baselines.COVER_OVER_DAYS_TO_DELIVERY : 0;
    List<MethodScores> all = new ArrayList<>(methods);
    all.addAll(new Baselines(history, spans).score(progress));
    List<Evaluation> evaluations = new ArrayList<>();
    for (MethodScores scores : all) {
      progress.accept("Scoring %s on days %s".formatted(scores.name(), spans.scored()));
      evaluations.add(new Evaluation(history, cycles, scores));
    }
    progress.accept(
        "Drawing %,d times from %,d outlets".formatted(resamples, history.outlets().size()));
    Bootstrap bootstrap = new Bootstrap(history.outlets().size(), resamples, seed);
    List<Measured> measured =
        evaluations.stream().map(e -> measure(e, everyOutlet, bootstrap)).toList();
    List<MethodResult> results = new ArrayList<>();
    for (int i = 0; i < evaluations.size(); i++) {
      results.add(result(evaluations.get(i), measured.get(i), cycles, everyOutlet, bootstrap));
    }
    return new BacktestResult(
        history.firstDay(),
        spans,
        history.outlets().size(),
        history.keys().size(),
        cycles.size(),
        stockouts,
        stakes.keyDays(everyOutlet),
        evaluations.getFirst().keyDays().size(),
        results,
        results.get(reference).name(),
        differences(results, measured, reference));
  }

  /** A method on every outlet once, and on each draw. */
  private record Measured(Map<Metric, Double> value, List<Map<Metric, Double>> drawn) {
    double[] drawn(Metric metric) {
      return drawn.stream().mapToDouble(one -> one.getOrDefault(metric, Double.NaN)).toArray();
    }

    double value(Metric metric) {
      return value.getOrDefault(metric, Double.NaN);
    }
  }

  private static Measured measure(Evaluation evaluation, int[] everyOutlet, Bootstrap bootstrap) {
    return new Measured(
        evaluation.measure(everyOutlet),
        IntStream.range(0, bootstrap.size())
            .parallel()
            .mapToObj(i -> evaluation.measure(bootstrap.draw(i)))
            .toList());
  }

  private MethodResult result(
      Evaluation evaluation,
      Measured measured,
      List<Cycle> cycles,
      int[] everyOutlet,
      Bootstrap bootstrap) {
    Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      metrics.put(metric, Bootstrap.estimate(measured.value(metric), measured.drawn(metric)));
    }
    int stockouts = (int) cycles.stream().filter(Cycle::endsInStockout).count();
    MethodScores method = evaluation.method();
    return new MethodResult(
        method.name(),
        method.constants(),
        metrics,
        evaluation.keyDays().unscored(),
        evaluation.alerts().points(stockouts),
        evaluation.keyDays().points(),
        evaluation.calibration().map(c -> bins(c, everyOutlet, bootstrap)).orElse(List.of()),
        LeadTimes.of(history, cycles, method, evaluation.alerts().threshold(stockouts)));
  }

  private static List<ReliabilityBin> bins(
      Calibration calibration, int[] everyOutlet, Bootstrap bootstrap) {
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int i = 0; i < Calibration.BINS; i++) {
      int bin = i;
      if (calibration.days(bin, everyOutlet) > 0) {
        double[] drawn =
            IntStream.range(0, bootstrap.size())
                .mapToDouble(draw -> calibration.observed(bin, bootstrap.draw(draw)))
                .toArray();
        bins.add(
            new ReliabilityBin(
                (double) bin / Calibration.BINS,
                (double) (bin + 1) / Calibration.BINS,
                calibration.days(bin, everyOutlet),
                calibration.predicted(bin, everyOutlet),
                Bootstrap.estimate(calibration.observed(bin, everyOutlet), drawn)));
      }
    }
    return List.copyOf(bins);
  }

  private static List<MethodDifference> differences(
      List<MethodResult> results, List<Measured> measured, int reference) {
    List<MethodDifference> differences = new ArrayList<>();
    Measured first = measured.get(reference);
    for (int i = 0; i < results.size(); i++) {
      if (i == reference) {
        continue;
      }
      Map<Metric, Estimate> metrics = new EnumMap<>(Metric.class);
      for (Metric metric : Metric.values()) {
        double[] ours = first.drawn(metric);
        double[] theirs = measured.get(i).drawn(metric);
        double[] drawn =
            IntStream.range(0, ours.length).mapToDouble(d -> ours[d] - theirs[d]).toArray();
        metrics.put(
            metric, Bootstrap.estimate(first.value(metric) - measured.get(i).value(metric), drawn));
      }
      differences.add(
          new MethodDifference(results.get(reference).name(), results.get(i).name(), metrics));
    }
    return List.copyOf(differences);
  }
}
