package dev.vedette.backtest;

import dev.vedette.backtest.Baseline.MethodName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The baselines, each with the constants that give the highest average precision on the days of
 * tuning. Only cycles that end on those days are looked at.
 */
final class Baselines {
  /** Place of that method among the baselines. */
  static final int COVER_OVER_DAYS_TO_DELIVERY = 2;

  private static final double COVER_WINDOW = 28;
  private static final double[] WEIGHTS = {0.02, 0.03, 0.05, 0.1};
  private static final double[] INTERVAL_WEIGHTS = {0.02, 0.05, 0.1};

  private final History history;
  private final DaySpans spans;
  private final List<Cycle> tuning;
  private final int[] everyOutlet;

  Baselines(History history, DaySpans spans) {
    this.history = history;
    this.spans = spans;
    tuning = Cycle.within(history, spans.tuning());
    everyOutlet = Bootstrap.everyOutletOnce(history.outlets().size());
  }

  List<MethodScores> score(Consumer<String> progress) {
    List<MethodScores> scored = new ArrayList<>();
    scored.add(Baseline.staticLevel(history, spans.warmUp()));
    scored.add(Baseline.daysOfCover(history, COVER_WINDOW));
    scored.add(tuned("cover ÷ days to delivery", coverOverDaysToDelivery(), progress));
    scored.add(tuned("SBA + normal", syntetosBoylan(), progress));
    scored.add(tuned("TSB + normal", teunterSyntetosBabai(), progress));
    scored.add(tuned("SES + normal", simpleSmoothing(), progress));
    return scored;
  }

  private interface Candidate {
    MethodScores score();
  }

  private List<Candidate> coverOverDaysToDelivery() {
    List<Candidate> candidates = new ArrayList<>();
    for (double weight : WEIGHTS) {
      candidates.add(() -> Baseline.coverOverDaysToDelivery(history, weight));
    }
    return candidates;
  }

  private List<Candidate> simpleSmoothing() {
    List<Candidate> candidates = new ArrayList<>();
    for (double weight : WEIGHTS) {
      MethodName name = new MethodName("SES + normal", "weight of a day %s".formatted(weight));
      candidates.add(() -> Baseline.normal(history, name, () -> new SimpleSmoothing(weight)));
    }
    return candidates;
  }

  private List<Candidate> syntetosBoylan() {
    List<Candidate> candidates = new ArrayList<>();
    for (double size : WEIGHTS) {
      for (double interval : INTERVAL_WEIGHTS) {
        MethodName name =
            new MethodName(
                "SBA + normal", "weights of size %s, of interval %s".formatted(size, interval));
        candidates.add(
            () -> Baseline.normal(history, name, () -> new SyntetosBoylan(size, interval)));
      }
    }
    return candidates;
  }

  private List<Candidate> teunterSyntetosBabai() {
    List<Candidate> candidates = new ArrayList<>();
    for (double size : WEIGHTS) {
      for (double probability : INTERVAL_WEIGHTS) {
        MethodName name =
            new MethodName(
                "TSB + normal",
                "weights of size %s, of probability %s".formatted(size, probability));
        candidates.add(
            () ->
                Baseline.normal(history, name, () -> new TeunterSyntetosBabai(size, probability)));
      }
    }
    return candidates;
  }

  private MethodScores tuned(String name, List<Candidate> candidates, Consumer<String> progress) {
    progress.accept("Tuning %s on days %s".formatted(name, spans.tuning()));
    Optional<MethodScores> best = Optional.empty();
    double highest = Double.NEGATIVE_INFINITY;
    for (Candidate candidate : candidates) {
      MethodScores scores = candidate.score();
      double precision = new KeyDays(history, tuning, scores).averagePrecision(everyOutlet);
      // Where there was no stockout to tune on, any will do.
      if (best.isEmpty() || precision > highest) {
        best = Optional.of(scores);
        highest = precision;
      }
    }
    return best.orElseThrow();
  }
}
