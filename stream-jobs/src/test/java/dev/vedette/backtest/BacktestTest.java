package dev.vedette.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final int DAYS = 70;

  @Test
  void whoeverKnowsTheFutureIsNeverWrong() {
    History history = market(3);
    BacktestResult result = run(history, List.of(oracle(history)));
    MethodResult oracle = result.referenceResult();
    assertThat(oracle.name()).isEqualTo("oracle");
    assertThat(oracle.metric(Metric.PRECISION).value()).isEqualTo(1);
    assertThat(oracle.metric(Metric.AVERAGE_PRECISION)).isEqualTo(new Estimate(1, 1, 1));
    assertThat(oracle.metric(Metric.BRIER)).isEqualTo(new Estimate(0, 0, 0));
    assertThat(oracle.metric(Metric.CALIBRATION_ERROR).value()).isZero();
    assertThat(oracle.reliability()).hasSize(2);
  }

  @Test
  void theDifferenceToEachOtherMethodIsMeasuredOnTheSameDraws() {
    History history = market(3);
    MethodScores oracle = oracle(history);
    BacktestResult result = run(history, List.of(oracle, oracle));
    MethodDifference toItself = result.differences().getFirst();
    assertThat(toItself.metrics().get(Metric.PRECISION)).isEqualTo(new Estimate(0, 0, 0));
    MethodDifference toMinMax = result.differences().get(1);
    assertThat(toMinMax.other()).isEqualTo("min/max, static level");
    assertThat(toMinMax.metrics().get(Metric.AVERAGE_PRECISION))
        .matches(estimate -> estimate != null && estimate.excludesZero());
  }

  @Test
  void withoutAnyMethodTheBaselinesAreMeasured() {
    BacktestResult result = run(market(3), List.of());
    assertThat(result.reference()).isEqualTo("cover ÷ days to delivery");
    assertThat(result.methods())
        .extracting(MethodResult::name)
        .containsExactly(
            "min/max, static level",
            "days of cover, 28 d",
            "cover ÷ days to delivery",
            "SBA + normal",
            "TSB + normal",
            "SES + normal");
    assertThat(result.differences()).hasSize(5);
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    assertThat(run(market(3), List.of())).isEqualTo(run(market(3), List.of()));
  }

  @Test
  void hitsAndMissesAreAllStockouts() {
    BacktestResult result = run(market(4), List.of());
    assertThat(result.stockouts()).isPositive();
    assertThat(result.methods())
        .allMatch(
            method ->
                method.leadTimes().hits() + method.leadTimes().missed() == result.stockouts());
  }

  @Test
  void nothingCanBeScoredWhereNothingRanOut() {
    LittleWorld world = new LittleWorld();
    world.key("A", "x").delivered(9, 9).closes(8, 7, 6).delivered(9, 9).closes(8).delivered(5, 9);
    Backtest backtest = new Backtest(world.history(), DaySpans.of(7), 10, 1);
    assertThatThrownBy(() -> backtest.run(List.of(), what -> {}))
        .hasMessage("Cannot score: on days 3–6 no stockout is in 1 counted delivery cycles");
  }

  @Test
  void scoresOfOtherKeysAndDaysAreLeftOut() {
    History history = market(3);
    DailyScore elsewhere =
        new DailyScore("nowhere", "x", LittleWorld.FIRST_DAY, OptionalDouble.of(1));
    DailyScore before =
        new DailyScore("A", "x", LittleWorld.FIRST_DAY.minusDays(1), OptionalDouble.of(1));
    MethodScores scores =
        MethodScores.of("elsewhere", history, List.of(elsewhere, before).iterator());
    assertThat(scores.score(0, 0)).isEqualTo(MethodScores.NONE);
  }

  @Test
  void aKeyIsScoredOnceADay() {
    History history = market(3);
    KeyHistory key = history.keys().getFirst();
    DailyScore score =
        new DailyScore(key.outletId(), key.sku(), LittleWorld.FIRST_DAY, OptionalDouble.of(0.5));
    assertThatThrownBy(() -> MethodScores.of("twice", history, List.of(score, score).iterator()))
        .hasMessageStartingWith("Cannot use a second score for");
  }

  @Test
  void aProbabilityLiesBetweenZeroAndOne() {
    assertThatThrownBy(
            () -> new DailyScore("A", "x", LittleWorld.FIRST_DAY, OptionalDouble.of(1.2)))
        .hasMessage("Cannot use a probability of 1.2: it lies between 0 and 1");
  }

  @Test
  void aLongHistoryIsSplitAsTheSamplesAreAndAShortOneInParts() {
    assertThat(DaySpans.of(847))
        .isEqualTo(new DaySpans(new DaySpan(0, 90), new DaySpan(91, 272), new DaySpan(273, 846)));
    assertThat(DaySpans.of(60))
        .isEqualTo(new DaySpans(new DaySpan(0, 9), new DaySpan(10, 29), new DaySpan(30, 59)));
    assertThatThrownBy(() -> DaySpans.of(60, 30, 30))
        .hasMessageContaining("at least 1 must be left");
  }

  private static BacktestResult run(History history, List<MethodScores> methods) {
    return new Backtest(history, DaySpans.of(DAYS), 50, 7).run(methods, what -> {});
  }

  private static MethodScores oracle(History history) {
    List<DailyScore> scores = new ArrayList<>();
    for (Cycle cycle : Cycle.beginningIn(history, new DaySpan(0, history.days() - 1))) {
      KeyHistory key = history.keys().get(cycle.key());
      for (int day = cycle.first(); day < cycle.over(); day++) {
        scores.add(
            new DailyScore(
                key.outletId(),
                key.sku(),
                history.date(day),
                OptionalDouble.of(cycle.endsInStockout() ? 1 : 0)));
      }
    }
    return MethodScores.of("oracle", history, scores.iterator());
  }

  /** Weekly deliveries that are now and then too small, to some outlets with two SKUs each. */
  private static History market(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    LittleWorld world = new LittleWorld();
    for (String outlet : List.of("A", "B", "C", "D", "E", "F")) {
      world.planned(outlet, 0, 7);
      for (String sku : List.of("x", "y")) {
        LittleWorld.Key key = world.key(outlet, sku);
        long stock = 40;
        for (int day = 0; day < DAYS; day++) {
          long delivered = day % 7 == 0 ? random.nextInt(22, 50) : 0;
          stock = Math.max(0, stock + delivered - random.nextInt(2, 11));
          if (day % 7 == 0) {
            key.delivered(delivered, stock);
          } else {
            key.closes(stock);
          }
        }
      }
    }
    return world.history();
  }
}
