package dev.vedette.stockout.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.LateEvent;
import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import dev.vedette.stockout.StockoutRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockoutOperatorTest {
  private static final Duration LATENESS = Duration.ofDays(2);
  private static final OutputTag<LateEvent> LATE =
      new OutputTag<>("late", new AvroTypeInfo<>(LateEvent.class));
  private static final OutputTag<DeadLetter> STRANGERS =
      new OutputTag<>("strangers", new AvroTypeInfo<>(DeadLetter.class));

  /** What a statement says, its figures and evidence included. */
  private record Said(
      String alertId, int revision, String transition, Instant at, String figures) {}

  private static KeyedOneInputStreamOperatorTestHarness<String, Fact, StockoutAlert> harness()
      throws Exception {
    StockoutJobRules rules = new StockoutJobRules(StockoutRules.standard(), LATENESS, true);
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new StockoutOperator(rules, LATE, STRANGERS), Fact::outletId, Types.STRING);
  }

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

  private static void send(
      KeyedOneInputStreamOperatorTestHarness<String, Fact, StockoutAlert> harness, Fact fact)
      throws Exception {
    harness.processElement(new StreamRecord<>(fact, fact.at().toEpochMilli()));
  }

  private static Instant newest(List<Fact> facts) {
    return facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
  }

  private static List<StockoutAlert> inOrder(List<Fact> facts) throws Exception {
    try (var harness = harness()) {
      harness.open();
      for (Fact fact : facts.stream().sorted(Fact.IN_EFFECT).toList()) {
        send(harness, fact);
        harness.processWatermark(new Watermark(fact.at().minus(LATENESS).toEpochMilli() - 1));
      }
      harness.processWatermark(new Watermark(newest(facts).toEpochMilli() + 1));
      return harness.extractOutputValues();
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
    try (var harness = harness()) {
      harness.open();
      long watermark = Long.MIN_VALUE;
      for (Fact fact : arrivals) {
        send(harness, fact);
        watermark = Math.max(watermark, fact.at().minus(LATENESS).toEpochMilli() - 1);
        if (random.nextInt(3) == 0) {
          harness.processWatermark(new Watermark(watermark));
        }
      }
      harness.processWatermark(new Watermark(newest(facts).toEpochMilli() + 1));
      assertThat(harness.getSideOutput(STRANGERS)).isNullOrEmpty();
      return harness.extractOutputValues();
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
    try (var harness = harness()) {
      harness.open();
      send(harness, Market.outlet());
      send(harness, Market.counted(0.5, 5));
      send(harness, Market.counted(1.5, 0));
      List<StockoutAlert> said = harness.extractOutputValues();
      assertThat(said).hasSize(1);
      assertThat(said.getFirst().getProvisional()).isTrue();
      assertThat(said.getFirst().getState().name()).isEqualTo("OUT");
    }
  }

  @Test
  void aCorrectionTakesAProvisionalAlertBack() throws Exception {
    try (var harness = harness()) {
      harness.open();
      send(harness, Market.outlet());
      Fact.Counted wrong = Market.counted(1.5, 0);
      send(harness, wrong);
      send(
          harness,
          new Fact.Counted(
              "corrected",
              wrong.outletId(),
              wrong.sku(),
              wrong.at(),
              wrong.at().plusSeconds(5),
              wrong.origin(),
              wrong.source(),
              40));
      List<StockoutAlert> said = harness.extractOutputValues();
      assertThat(said)
          .extracting(alert -> alert.getTransition().name())
          .containsExactly("RAISED", "CLEARED");
      assertThat(said)
          .extracting(StockoutAlert::getAlertId)
          .containsOnly(said.getFirst().getAlertId());
      harness.processWatermark(new Watermark(Market.day(3).toEpochMilli()));
      assertThat(settled(harness.extractOutputValues())).isEmpty();
    }
  }

  @Test
  void aFactThatCameTooLateIsSetAsideAndChangesNothing() throws Exception {
    try (var harness = harness()) {
      harness.open();
      send(harness, Market.outlet());
      send(harness, Market.counted(9, 40));
      harness.processWatermark(new Watermark(Market.day(7).toEpochMilli()));
      send(harness, Market.counted(6, 0));
      assertThat(harness.getSideOutput(LATE)).hasSize(1);
      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void aFactOfAnUnknownOutletIsReportedOnceForEachSku() throws Exception {
    try (var harness = harness()) {
      harness.open();
      send(harness, Market.counted(1, 4));
      send(harness, Market.counted(2, 4));
      harness.processWatermark(new Watermark(Market.day(3).toEpochMilli()));
      send(harness, Market.counted(4, 4));
      harness.processWatermark(new Watermark(Market.day(5).toEpochMilli()));
      assertThat(harness.getSideOutput(STRANGERS)).hasSize(1);
    }
  }

  @Test
  void timeRaisesAnAlertWithoutAFurtherFact() throws Exception {
    try (var harness = harness()) {
      harness.open();
      send(harness, Market.outlet());
      long stock = 200;
      for (int day = 0; day < 21; day++) {
        stock -= 8;
        send(harness, Market.counted(day + 0.875, stock));
      }
      int before = harness.extractOutputValues().size();
      assertThat(before).isZero();
      // 32 are left on Sunday: enough for Monday's delivery, which does not come, and not for the
      // next.
      harness.processWatermark(new Watermark(Market.day(21.3).minus(LATENESS).toEpochMilli()));
      assertThat(harness.extractOutputValues())
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
    try (var before = harness()) {
      before.open();
      for (Fact fact : facts.subList(0, cut)) {
        send(before, fact);
        before.processWatermark(new Watermark(fact.at().minus(LATENESS).toEpochMilli() - 1));
      }
      state = before.snapshot(1, 1);
      actual.addAll(before.extractOutputValues());
    }
    try (var after = harness()) {
      after.setup();
      after.initializeState(state);
      after.open();
      for (Fact fact : facts.subList(cut, facts.size())) {
        send(after, fact);
        after.processWatermark(new Watermark(fact.at().minus(LATENESS).toEpochMilli() - 1));
      }
      after.processWatermark(new Watermark(newest(facts).toEpochMilli() + 1));
      actual.addAll(after.extractOutputValues());
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
    try (var harness = harness()) {
      harness.open();
      send(harness, Market.outlet());
      send(harness, Market.counted(1, 3));
      send(harness, Market.counted(2, 0));
      harness.processWatermark(Watermark.MAX_WATERMARK);
      assertThat(settled(harness.extractOutputValues()))
          .extracting(Said::transition)
          .containsExactly("RAISED");
    }
  }
}
