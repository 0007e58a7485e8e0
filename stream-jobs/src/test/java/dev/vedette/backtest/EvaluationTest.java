package dev.vedette.backtest;

import static dev.vedette.backtest.LittleWorld.once;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final double NONE = MethodScores.NONE;

  /** Days 0 and 1 precede a stockout; days 3 to 5 do not; day 2 is the stockout. */
  private final LittleWorld world = new LittleWorld();

  @Test
  void averagePrecisionAddsPrecisionWhereRecallGrows() {
    // By falling score: hit, miss, hit, miss, miss.
    assertThat(averagePrecision(0.8, 0.6, 0, 0.7, 0.2, 0.1, 0))
        .isCloseTo(0.5 * 1 + 0.5 * 2 / 3, within(1e-12));
  }

  @Test
  void daysOfEqualScorePassTheThresholdTogether() {
    assertThat(averagePrecision(0.8, 0.6, 0, 0.8, 0.2, 0.1, 0))
        .isCloseTo(0.5 * 1 / 2 + 0.5 * 2 / 3, within(1e-12));
  }

  @Test
  void daysWithoutAScoreComeLast() {
    assertThat(averagePrecision(0.8, NONE, 0, 0.7, 0.2, 0.1, 0))
        .isCloseTo(0.5 * 1 + 0.5 * 2 / 5, within(1e-12));
  }

  @Test
  void theDayOfTheStockoutAndLaterAreNotAsked() {
    assertThat(keyDays(0.8, 0.6, 0.99, 0.7, 0.2, 0.1, 0).size()).isEqualTo(5);
  }

  @Test
  void daysOnWhichTheStockIsKnownToBeZeroAreNotAsked() {
    // Whoever read the shelf at noon saw none, and was wrong.
    LittleWorld.Key key = world.key("A", "x").delivered(9, 9).unread(5).unread(3).delivered(9, 9);
    key.readAt(1, 12, 0, LittleWorld.at(1, 12));
    History history = world.history();
    List<Cycle> cycles = Cycle.beginningIn(history, new DaySpan(0, 3));
    assertThat(new KeyDays(history, cycles, LittleWorld.scores(1, 1, 1, 1)).size()).isEqualTo(1);
  }

  @Test
  void brierIsTheMeanSquaredError() {
    Calibration calibration = calibration(0.8, 0.6, 0, 0.7, 0.2, 0.1, 0);
    assertThat(calibration.brier(new int[] {1}))
        .isCloseTo((0.04 + 0.16 + 0.49 + 0.04 + 0.01) / 5, within(1e-12));
  }

  @Test
  void aDayWithoutAScoreCountsAsAProbabilityOfZero() {
    Calibration calibration = calibration(0.8, NONE, 0, 0.7, 0.2, 0.1, 0);
    assertThat(calibration.brier(new int[] {1}))
        .isCloseTo((0.04 + 1 + 0.49 + 0.04 + 0.01) / 5, within(1e-12));
  }

  @Test
  void calibrationErrorIsTheMeanDistanceInEachBin() {
    // 0.85 and 0.82 share a bin: one stockout of two, said 0.835.
    Calibration calibration = calibration(0.85, 0.6, 0, 0.82, 0.2, 0.1, 0);
    assertThat(calibration.error(new int[] {1}))
        .isCloseTo((2 * Math.abs(0.835 - 0.5) + 0.4 + 0.2 + 0.1) / 5, within(1e-12));
    assertThat(calibration.days(8, new int[] {1})).isEqualTo(2);
    assertThat(calibration.observed(8, new int[] {1})).isEqualTo(0.5);
  }

  @Test
  void certaintyBelongsToTheLastBin() {
    assertThat(calibration(1, 0.6, 0, 0, 0, 0, 0).days(9, new int[] {1})).isEqualTo(1);
  }

  @Test
  void metricsAreReckonedByHand() {
    world
        .key("A", "x")
        .delivered(9, 9)
        .closes(5, 0)
        .delivered(9, 9)
        .closes(5, 3)
        .delivered(9, 9)
        .closes(5, 0)
        .delivered(9, 9);
    History history = world.history();
    // Highest scores by cycle: 0.9 two days before, 0.7 for nothing, 0.5 one day before.
    Evaluation evaluation =
        new Evaluation(
            history,
            Cycle.beginningIn(history, new DaySpan(0, 9)),
            LittleWorld.scores(
                ScoreKind.PROBABILITY, new double[] {0.9, 0.1, 0, 0.7, 0.1, 0.1, 0.2, 0.5, 0, 0}));
    var measured = evaluation.measure(new int[] {1});
    assertThat(measured.get(Metric.FALSE_ALERTS)).isCloseTo(1000.0 / 9, within(1e-9));
    assertThat(measured)
        .containsEntry(Metric.PRECISION, 0.5)
        .containsEntry(Metric.RECALL, 0.5)
        .containsEntry(Metric.EARLY_RECALL, 0.5)
        .containsEntry(Metric.HALF_BUDGET_PRECISION, 1.0);
  }

  @Test
  void aMethodThatOnlyRanksHasNoCalibration() {
    world.key("A", "x").delivered(9, 9).closes(5, 0).delivered(9, 9);
    History history = world.history();
    var measured =
        new Evaluation(
                history,
                Cycle.beginningIn(history, new DaySpan(0, 3)),
                LittleWorld.scores(-3, -2, -1, -4))
            .measure(once(history));
    assertThat(measured.get(Metric.BRIER)).isNaN();
    assertThat(measured.get(Metric.CALIBRATION_ERROR)).isNaN();
    assertThat(measured.get(Metric.AVERAGE_PRECISION)).isEqualTo(1);
  }

  private double averagePrecision(double... scores) {
    return keyDays(scores).averagePrecision(new int[] {1});
  }

  private Calibration calibration(double... scores) {
    return new Calibration(keyDays(scores), 1);
  }

  private KeyDays keyDays(double... scores) {
    world.key("A", "x").delivered(9, 9).closes(5, 0).delivered(9, 9).closes(5, 3).delivered(9, 9);
    History history = world.history();
    List<Cycle> cycles = Cycle.beginningIn(history, new DaySpan(0, 6));
    return new KeyDays(history, cycles, LittleWorld.scores(ScoreKind.PROBABILITY, scores));
  }
}
