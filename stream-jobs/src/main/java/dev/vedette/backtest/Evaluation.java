package dev.vedette.backtest;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One method over the scored cycles, ready to be measured for any draw of outlets. */
final class Evaluation {
  private final MethodScores method;
  private final Stakes stakes;
  private final AlertCurve alerts;
  private final KeyDays keyDays;
  private final Optional<Calibration> calibration;

  Evaluation(History history, List<Cycle> cycles, MethodScores method) {
    this.method = method;
    stakes = new Stakes(history, cycles);
    alerts = new AlertCurve(history, cycles, method);
    keyDays = new KeyDays(history, cycles, method);
    calibration =
        method.kind() == ScoreKind.PROBABILITY
            ? Optional.of(new Calibration(keyDays, history.outlets().size()))
            : Optional.empty();
  }

  MethodScores method() {
    return method;
  }

  AlertCurve alerts() {
    return alerts;
  }

  KeyDays keyDays() {
    return keyDays;
  }

  Optional<Calibration> calibration() {
    return calibration;
  }

  /**
   * @param weights how often each outlet counts
   * @return every metric; NaN where the method does not have it or nothing can be measured
   */
  Map<Metric, Double> measure(int[] weights) {
    long stockouts = stakes.stockouts(weights);
    AlertCurve.At matched = alerts.at((double) stockouts, weights);
    AlertCurve.At half = alerts.at(stockouts / 2.0, weights);
    Map<Metric, Double> measured = new EnumMap<>(Metric.class);
    measured.put(Metric.PRECISION, matched.hits() / matched.alerts());
    measured.put(Metric.RECALL, matched.hits() / stockouts);
    measured.put(
        Metric.FALSE_ALERTS, (matched.alerts() - matched.hits()) / stakes.keyDays(weights) * 1000);
    measured.put(Metric.AVERAGE_PRECISION, keyDays.averagePrecision(weights));
    measured.put(Metric.BRIER, calibration.map(c -> c.brier(weights)).orElse(Double.NaN));
    measured.put(
        Metric.CALIBRATION_ERROR, calibration.map(c -> c.error(weights)).orElse(Double.NaN));
    measured.put(Metric.EARLY_RECALL, matched.earlyHits() / stockouts);
    measured.put(Metric.HALF_BUDGET_PRECISION, half.hits() / half.alerts());
    return measured;
  }
}
