package dev.vedette.backtest;

import static dev.vedette.backtest.LittleWorld.once;
import static dev.vedette.backtest.LittleWorld.ranks;
import static dev.vedette.backtest.LittleWorld.scores;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertCurveTest {
  private static final double NONE = MethodScores.NONE;

  private final LittleWorld world = new LittleWorld();

  @Test
  void anAlertADayBeforeTheStockoutIsAHit() {
    world.key("A", "x").delivered(5, 5).closes(2, 0).delivered(5, 5);
    AlertCurve.At at = at(1, scores(1, 2, 0, 0));
    assertThat(at.hits()).isEqualTo(1);
    assertThat(at.earlyHits()).isZero();
  }

  @Test
  void anAlertTwoDaysBeforeIsAnEarlyHit() {
    world.key("A", "x").delivered(5, 5).closes(2, 0).delivered(5, 5);
    assertThat(at(1, scores(2, 1, 0, 0)).earlyHits()).isEqualTo(1);
  }

  @Test
  void anAlertOnTheDayOfTheStockoutIsNoHit() {
    // Nobody reads the shelf, so nobody knows that it is empty.
    world.key("A", "x").delivered(5, 5).unread(2).unread(0).delivered(5, 5);
    AlertCurve.At at = at(1, scores(0, 0, 9, 0));
    assertThat(at.alerts()).isEqualTo(1);
    assertThat(at.hits()).isZero();
  }

  @Test
  void anAlertAfterTheStockoutIsNoHit() {
    world.key("A", "x").delivered(5, 5).unread(0).unread(0).delivered(5, 5);
    assertThat(at(1, scores(0, 0, 9, 0))).isEqualTo(new AlertCurve.At(1, 0, 0));
  }

  @Test
  void whereTheStockIsKnownToBeZeroThereIsNoAlert() {
    world.key("A", "x").delivered(5, 5).closes(2, 0, 0).delivered(5, 5);
    assertThat(at(1, scores(NONE, NONE, 9, 9, 0))).isEqualTo(new AlertCurve.At(0, 0, 0));
  }

  @Test
  void aCycleGivesOneAlertHoweverOftenItsScoreReachesTheThreshold() {
    world.key("A", "x").delivered(9, 9).closes(5, 4, 3).delivered(5, 5);
    assertThat(at(5, scores(7, 8, 7, 8, 0)).alerts()).isEqualTo(1);
  }

  @Test
  void theThresholdIsThatAtWhichAlertsEqualTheNumberWanted() {
    threeCycles();
    // Highest scores 9, 7, 5; the cycles of 9 and 5 end in a stockout.
    MethodScores scores = scores(9, 0, 0, 7, 0, 0, 5, 0, 0, 0);
    assertThat(at(1, scores)).isEqualTo(new AlertCurve.At(1, 1, 1));
    assertThat(at(2, scores)).isEqualTo(new AlertCurve.At(2, 1, 1));
    assertThat(at(3, scores)).isEqualTo(new AlertCurve.At(3, 2, 2));
  }

  @Test
  void ofCyclesTiedAtTheThresholdTheShareThatIsWantedCounts() {
    threeCycles();
    MethodScores scores = scores(9, 0, 0, 5, 0, 0, 5, 0, 0, 0);
    // One sure hit, and one of the two tied, of which one is a hit.
    assertThat(at(2, scores)).isEqualTo(new AlertCurve.At(2, 1.5, 1.5));
  }

  @Test
  void moreAlertsThanCyclesCannotBeHad() {
    threeCycles();
    assertThat(at(7, scores(9, 0, 0, 5, 0, 0, 5, 0, 0, 0)).alerts()).isEqualTo(3);
  }

  @Test
  void outletsCountAsOftenAsTheyAreDrawn() {
    world.key("A", "x").delivered(5, 5).closes(2, 0).delivered(5, 5);
    world.key("B", "x").delivered(5, 5).closes(2, 1).delivered(5, 5);
    History history = world.history();
    AlertCurve curve =
        new AlertCurve(
            history, cycles(history), ranks(new double[] {5, 5, 0, 0}, new double[] {9, 0, 0, 0}));
    assertThat(curve.at(1, new int[] {1, 1})).isEqualTo(new AlertCurve.At(1, 0, 0));
    assertThat(curve.at(2, new int[] {2, 0})).isEqualTo(new AlertCurve.At(2, 2, 2));
    assertThat(curve.at(2, new int[] {2, 1})).isEqualTo(new AlertCurve.At(2, 1, 1));
  }

  @Test
  void leadTimesAreDaysFromTheAlertToTheStockout() {
    threeCycles();
    History history = world.history();
    LeadTimes lead =
        LeadTimes.of(history, cycles(history), scores(9, 0, 0, 7, 0, 0, 1, 5, 0, 0), 5);
    assertThat(lead.hitsByDays()).containsOnly(Map.entry(1, 1), Map.entry(2, 1));
    assertThat(lead.falseAlerts()).isEqualTo(1);
    assertThat(lead.missed()).isZero();
  }

  @Test
  void anAlertThatCameTooLateLeavesTheStockoutMissed() {
    world.key("A", "x").delivered(5, 5).unread(2).unread(0).delivered(5, 5);
    History history = world.history();
    LeadTimes lead = LeadTimes.of(history, cycles(history), scores(0, 0, 9, 0), 5);
    assertThat(lead.hits()).isZero();
    assertThat(lead.missed()).isEqualTo(1);
    assertThat(lead.falseAlerts()).isEqualTo(1);
  }

  @Test
  void theCurveGoesFromTheHighestThresholdToTheLowest() {
    threeCycles();
    History history = world.history();
    AlertCurve curve =
        new AlertCurve(history, cycles(history), scores(9, 0, 0, 7, 0, 0, 5, 0, 0, 0));
    assertThat(curve.points(2)).containsExactly(new CurvePoint(0.5, 1), new CurvePoint(1, 2 / 3.0));
    assertThat(curve.threshold(2)).isEqualTo(7);
  }

  private void threeCycles() {
    world
        .key("A", "x")
        .delivered(9, 9)
        .closes(5, 0)
        .delivered(9, 9)
        .closes(5, 3)
        .delivered(9, 9)
        .closes(5, 0)
        .delivered(9, 9);
  }

  private AlertCurve.At at(int wanted, MethodScores scores) {
    History history = world.history();
    return new AlertCurve(history, cycles(history), scores).at(wanted, once(history));
  }

  private static List<Cycle> cycles(History history) {
    return Cycle.beginningIn(history, new DaySpan(0, history.days() - 1));
  }
}
