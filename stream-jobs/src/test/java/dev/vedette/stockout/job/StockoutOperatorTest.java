package dev.vedette.stockout.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockoutOperatorTest {
  private static final Duration LATENESS = JudgeHarness.LATENESS;
  private static final Duration A_DAY = Duration.ofDays(1);

  /** What a statement says, its figures and evidence included. */
  private record Said(
      String alertId, int revision, String transition, Instant at, String figures) {}

  private static List<Said> settled(List<StockoutAlert> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.getProvisional())
        .map(StockoutOperatorTest::said)
        .toList();
  }

  /** What a reader sees who takes, of each alert, the statement with the highest sequence. */
  private static List<Said> current(List<StockoutAlert> alerts) {
    Map<String, StockoutAlert> latest = new LinkedHashMap<>();
    for (StockoutAlert alert : alerts) {
      latest.merge(alert.getAlertId(), alert, (a, b) -> a.getSequence() > b.getSequence() ? a : b);
    }
    return latest.values().stream()
        .map(StockoutOperatorTest::said)
        .sorted(Comparator.comparing(Said::at).thenComparing(Said::alertId))
        .toList();
  }

  private static Said said(StockoutAlert alert) {
    String figures =
        "%s %s %s %s %s"
            .formatted(
                alert.getState(),
                alert.getCause(),
                alert.getEstimatedStock(),
                alert.getLostQty(),
                alert.getEvidence());
    return new Said(
        alert.getAlertId(),
        alert.getRevision(),
        alert.getTransition().name(),
        alert.getAt(),
        figures);
  }

  private static Instant newest(List<Fact> facts) {
    return facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
  }

  private static List<StockoutAlert> inOrder(List<Fact> facts) throws Exception {
    try (var harness = JudgeHarness.open()) {
      for (Fact fact : facts.stream().sorted(Fact.IN_EFFECT).toList()) {
        harness.send(fact);
        harness.reachAfter(fact);
      }
      harness.reach(newest(facts).plus(A_DAY));
      return harness.alerts();
    }
  }

  /**
   * Any order in which no fact is older than the newest before it by the allowed lateness or more.
   */
  private static List<StockoutAlert> shuffled(List<Fact> facts, Random random) throws Exception {
    List<Fact> arrivals = new ArrayList<>(facts);
    Map<Fact, Long> delays = new LinkedHashMap<>();
    arrivals.forEach(fact -> delays.put(fact, random.nextLong(LATENESS.toMillis())));
    arrivals.sort(
        Comparator.comparing(fact -> fact.at().plusMillis(delays.getOrDefault(fact, 0L))));
    // Some arrive twice.
    for (int i = 0; i < facts.size() / 10; i++) {
      int from = random.nextInt(arrivals.size());
      arrivals.add(Math.min(arrivals.size(), from + random.nextInt(3)), arrivals.get(from));
    }
    try (var harness = JudgeHarness.open()) {
      long watermark = Long.MIN_VALUE;
      for (Fact fact : arrivals) {
        harness.send(fact);
        watermark = Math.max(watermark, fact.at().minus(LATENESS).toEpochMilli() - 1);
        if (random.nextInt(3) == 0) {
          harness.reach(new Watermark(watermark));
        }
      }
      harness.reach(newest(facts).plus(A_DAY));
      assertThat(harness.strangers()).isZero();
      return harness.alerts();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderOfArrivalWithinTheLatenessSettlesTheSameAlerts(long seed) throws Exception {
    List<Fact> facts = Market.trade(seed, 26);
    List<StockoutAlert> expected = inOrder(facts);
    assertThat(settled(expected)).isNotEmpty();
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      List<StockoutAlert> actual = shuffled(facts, random);
      assertThat(settled(actual)).isEqualTo(settled(expected));
      List<Said> inView = current(actual);
      assertThat(inView).as("current view").containsAll(current(expected));
      // What was said too soon and taken back is in view as cleared, and nothing else is.
      assertThat(inView.stream().filter(said -> !current(expected).contains(said)))
          .allSatisfy(said -> assertThat(said.transition()).isEqualTo("CLEARED"));
    }
  }

  @Test
  void whatIsSaidAtOnceIsWhatIsSettledLater() throws Exception {
    List<StockoutAlert> alerts = inOrder(Market.trade(3, 26));
    List<Said> provisional =
        alerts.stream()
            .filter(StockoutAlert::getProvisional)
            .map(StockoutOperatorTest::said)
            .toList();
    assertThat(provisional).containsAll(settled(alerts));
  }

  @Test
  void anAlertIsSaidAtTheReadingAndNotOnlyWhenItSettles() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      harness.send(Market.counted(0.5, 5));
      harness.send(Market.counted(1.5, 0));
      List<StockoutAlert> said = harness.alerts();
      assertThat(said).hasSize(1);
      assertThat(said.getFirst().getProvisional()).isTrue();
      assertThat(said.getFirst().getState().name()).isEqualTo("OUT");
    }
  }

  @Test
  void anOutletThatIsCountedEveryFiveMinutesIsWarnedAtOnceToo() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      int perDay = 288;
      for (int i = 0; i < 3 * perDay; i++) {
        Fact.Counted counted = Market.counted(0.5 + (double) i / perDay, 5);
        harness.send(counted);
        harness.reachAfter(counted);
      }
      assertThat(harness.alerts()).isEmpty();
      harness.send(Market.counted(3.5, 0));
      assertThat(harness.alerts())
          .extracting(alert -> alert.getState().name())
          .containsExactly("OUT");
    }
  }

  @Test
  void aCorrectionTakesAProvisionalAlertBack() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      Fact.Counted wrong = Market.counted(1.5, 0);
      harness.send(wrong);
      harness.send(
          new Fact.Counted(
              "corrected",
              wrong.outletId(),
              wrong.sku(),
              wrong.at(),
              wrong.at().plusSeconds(5),
              wrong.origin(),
              wrong.source(),
              40,
              1));
      List<StockoutAlert> said = harness.alerts();
      assertThat(said)
          .extracting(alert -> alert.getTransition().name())
          .containsExactly("RAISED", "CLEARED");
      assertThat(said)
          .extracting(StockoutAlert::getAlertId)
          .containsOnly(said.getFirst().getAlertId());
      harness.reach(Market.day(3));
      assertThat(settled(harness.alerts())).isEmpty();
    }
  }

  @Test
  void whatWasSaidOfLaterTimesIsStillTheLastWordWhenEarlierOnesSettle() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      harness.send(Market.counted(0.5, 5));
      harness.send(Market.counted(1.5, 0));
      harness.send(Market.delivered(2.1, 100));
      harness.send(Market.counted(2.5, 95));
      assertThat(current(harness.alerts())).extracting(Said::transition).containsExactly("CLEARED");
      harness.reach(Market.day(1.95));
      assertThat(settled(harness.alerts())).extracting(Said::transition).containsExactly("RAISED");
      assertThat(current(harness.alerts())).extracting(Said::transition).containsExactly("CLEARED");
    }
  }

  @Test
  void aFactThatCameTooLateIsSetAsideAndChangesNothing() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      harness.send(Market.counted(9, 40));
      harness.reach(Market.day(7));
      harness.send(Market.counted(6, 0));
      assertThat(harness.late()).isEqualTo(1);
      assertThat(harness.alerts()).isEmpty();
    }
  }

  @Test
  void anOutletsFileThatComesTooLateIsReportedAndHoldsForWhatIsStillOpen() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.counted(2, 40));
      harness.reach(Market.day(7));
      harness.send(Market.outlet());
      harness.send(Market.counted(9, 0));
      harness.reach(Market.day(12));
      assertThat(harness.late()).isEqualTo(1);
      assertThat(harness.alerts())
          .isNotEmpty()
          .allSatisfy(alert -> assertThat(alert.getRegion()).isEqualTo("north/a"));
    }
  }

  @Test
  void aFactOfAnUnknownOutletIsReportedOnceForEachSku() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.counted(1, 4));
      harness.send(Market.counted(2, 4));
      harness.reach(Market.day(3));
      harness.send(Market.counted(4, 4));
      harness.reach(Market.day(5));
      assertThat(harness.strangers()).isEqualTo(1);
    }
  }

  @Test
  void timeRaisesAnAlertWithoutAFurtherFact() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      long stock = 178;
      for (int day = 0; day < 21; day++) {
        stock -= 8;
        harness.send(Market.counted(day + 0.875, stock));
      }
      int before = harness.alerts().size();
      assertThat(before).isZero();
      // 10 are left on Sunday: enough for Monday's delivery, which does not come, and not for long.
      harness.reach(Market.day(21.95).minus(LATENESS));
      assertThat(harness.alerts())
          .extracting(alert -> alert.getTransition().name())
          .containsExactly("RAISED");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void aRestartInTheMiddleSettlesTheSameAlerts(long seed) throws Exception {
    List<Fact> facts = Market.trade(seed, 20).stream().sorted(Fact.IN_EFFECT).toList();
    List<StockoutAlert> expected = inOrder(facts);
    int cut = new Random(seed).nextInt(facts.size());
    List<StockoutAlert> actual = new ArrayList<>();
    OperatorSubtaskState state;
    try (var before = JudgeHarness.open()) {
      for (Fact fact : facts.subList(0, cut)) {
        before.send(fact);
        before.reachAfter(fact);
      }
      state = before.snapshot();
      actual.addAll(before.alerts());
    }
    try (var after = JudgeHarness.restored(state)) {
      for (Fact fact : facts.subList(cut, facts.size())) {
        after.send(fact);
        after.reachAfter(fact);
      }
      after.reach(newest(facts).plus(A_DAY));
      actual.addAll(after.alerts());
    }
    assertThat(settled(actual)).isEqualTo(settled(expected));
    assertThat(
            Collections.max(actual, Comparator.comparingLong(StockoutAlert::getSequence))
                .getSequence())
        .isEqualTo(
            Collections.max(expected, Comparator.comparingLong(StockoutAlert::getSequence))
                .getSequence());
  }

  @Test
  void theEndOfTheFeedSettlesFactsButDoesNotLetTimePass() throws Exception {
    try (var harness = JudgeHarness.open()) {
      harness.send(Market.outlet());
      harness.send(Market.counted(1, 3));
      harness.send(Market.counted(2, 0));
      harness.reach(Watermark.MAX_WATERMARK);
      assertThat(settled(harness.alerts())).extracting(Said::transition).containsExactly("RAISED");
    }
  }
}
