package dev.vedette.stockout;

import static dev.vedette.stockout.Market.counted;
import static dev.vedette.stockout.Market.day;
import static dev.vedette.stockout.Market.delivered;
import static dev.vedette.stockout.Market.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.measure.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StockoutJudgeTest {
  private static final OutletTimeline WEEKLY = OutletTimeline.EMPTY.with(Market.outlet());

  /** Three quiet weeks: ten a day are sold and seventy arrive each Monday. */
  private static List<Fact.OfSku> quietWeeks() {
    List<Fact.OfSku> facts = new ArrayList<>();
    long stock = 100;
    for (int day = 0; day < 21; day++) {
      if (day % 7 == 0 && day > 0) {
        facts.add(delivered(day + 0.25, 70));
        stock += 70;
      }
      stock -= 10;
      facts.add(counted(day + 0.875, stock));
    }
    return facts;
  }

  private static Surroundings with(Fact.ProductChanged... changes) {
    return new Surroundings(
        Surges.NONE,
        sku -> new ProductTimeline(List.of(changes)),
        (region, sku) -> HoldTimeline.EMPTY);
  }

  private static List<Revision> judged(List<Fact.OfSku> facts, Instant through) {
    return judged(facts, through, with(Market.product(0, Optional.empty())));
  }

  private static List<Revision> judged(
      List<Fact.OfSku> facts, Instant through, Surroundings surroundings) {
    return new StockoutJudge(
            StockoutRules.standard(), Market.OUTLET, Market.SKU, WEEKLY, surroundings)
        .follow(SkuState.NOTHING_KNOWN, Instant.EPOCH, facts, through)
        .revisions();
  }

  private static List<Revision> afterQuietWeeks(Instant through, Fact.OfSku... more) {
    List<Fact.OfSku> facts = quietWeeks();
    facts.addAll(List.of(more));
    return judged(facts, through);
  }

  @Test
  void enoughStockUntilTheNextDeliveryRaisesNothing() {
    assertThat(afterQuietWeeks(day(20.9))).isEmpty();
  }

  @Test
  void stockThatDoesNotLastUntilTheDeliveryRaisesOneAlertAndKeepsQuietAfterwards() {
    List<Revision> said =
        afterQuietWeeks(
            day(23),
            delivered(21.25, 0),
            counted(21.875, 20),
            counted(22.0, 19),
            counted(22.1, 20));
    assertThat(said).extracting(Revision::transition).containsExactly(AlertTransition.RAISED);
    assertThat(said.getFirst().state()).isEqualTo(StockState.AT_RISK);
    assertThat(said.getFirst().nextDelivery()).contains(day(28.25));
    assertThat(said.getFirst().lostUnits().orElseThrow()).isGreaterThan(30);
  }

  @Test
  void anEmptyShelfIsFirstSuspectedThenConfirmedAndADeliveryClears() {
    List<Revision> said =
        afterQuietWeeks(
            day(28),
            delivered(21.25, 0),
            counted(21.875, 20),
            counted(25.875, 0),
            delivered(26.25, 100),
            counted(26.875, 95));
    assertThat(said)
        .extracting(Revision::transition)
        .containsExactly(
            AlertTransition.RAISED,
            AlertTransition.ESCALATED,
            AlertTransition.ESCALATED,
            AlertTransition.CLEARED);
    assertThat(said)
        .extracting(Revision::state)
        .containsExactly(StockState.AT_RISK, StockState.SUSPECTED, StockState.OUT, StockState.OK);
    assertThat(said).extracting(Revision::revision).containsExactly(1, 2, 3, 4);
    assertThat(said).extracting(Revision::alertId).containsOnly(said.getFirst().alertId());
  }

  @Test
  void timeAloneRaisesAnAlertWhenAPlannedDeliveryDoesNotCome() {
    // Fifteen last until Monday's delivery, but not for long when it is late.
    List<Revision> said = afterQuietWeeks(day(22), counted(20.9, 15));
    assertThat(said).extracting(Revision::at).containsExactly(day(21 + 22 / 24.0));
    assertThat(said.getFirst().cause()).contains(Cause.LATE_DELIVERY);
  }

  @Test
  void readingsThatFlapAroundTheThresholdRaiseOneAlert() {
    List<Fact.OfSku> facts = quietWeeks();
    facts.add(delivered(21.25, 0));
    for (int i = 0; i < 40; i++) {
      facts.add(counted(22 + i / 100.0, i % 2 == 0 ? 57 : 62));
    }
    assertThat(judged(facts, day(22.9)).stream().map(Revision::transition))
        .filteredOn(AlertTransition.RAISED::equals)
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aWarningSaysHowLikelyHowSoonHowMuchAndUntilWhenToOrder() {
    Revision said = afterQuietWeeks(day(22), delivered(21.25, 0), counted(21.875, 20)).getFirst();
    assertThat(said.probability().orElseThrow()).isBetween(0.9, 1.0);
    assertThat(said.earliestRunOut().orElseThrow()).isBefore(said.expectedRunOut().orElseThrow());
    assertThat(said.expectedRunOut().orElseThrow())
        .isBefore(said.latestRunOut().orElseThrow())
        .isBetween(day(23), day(25));
    assertThat(said.suggestedUnits().orElseThrow()).isBetween(100L, 200L);
    assertThat(said.orderBy()).contains(day(28.25).minus(Duration.ofHours(9)));
  }

  private static Revision warned(Surroundings surroundings, OptionalLong quota) {
    List<Fact.OfSku> facts = quietWeeks();
    Fact.Ordered order = ordered(20.9, 70, 0);
    facts.add(
        new Fact.Ordered(
            order.eventId(),
            order.outletId(),
            order.sku(),
            order.at(),
            order.recordedAt(),
            order.origin(),
            order.line(),
            order.demanded(),
            order.supplied(),
            quota));
    facts.add(delivered(21.25, 0));
    facts.add(counted(21.875, 20));
    return judged(facts, day(22), surroundings).getFirst();
  }

  @Test
  void anOrderIsSuggestedInWholePacksWithinTheQuota() {
    Surroundings packsOf20 = with(Market.product(0, Optional.empty()));
    long packs = warned(packsOf20, OptionalLong.empty()).suggestedUnits().orElseThrow();
    assertThat(packs % 20).isZero();
    long packsOf7 =
        warned(with(Market.product(0, 7, "90.5", Optional.empty())), OptionalLong.empty())
            .suggestedUnits()
            .orElseThrow();
    assertThat(packsOf7 % 7).isZero();
    // Rounded up: both hold what is wanted, and neither a whole pack more.
    assertThat(Math.abs(packs - packsOf7)).isLessThan(20);
    assertThat(warned(packsOf20, OptionalLong.of(59)).suggestedUnits()).hasValue(40);
    assertThat(warned(packsOf20, OptionalLong.of(60)).suggestedUnits()).hasValue(60);
    assertThat(warned(packsOf20, OptionalLong.of(19)).suggestedUnits()).hasValue(0);
    assertThat(warned(packsOf20, OptionalLong.of(100_000)).suggestedUnits()).hasValue(packs);
  }

  @Test
  void lostUnitsAreWorthTheirShareOfTheCartonsPriceAsItWasThen() {
    Revision said =
        warned(
            with(
                Market.product(0, 20, "85.5", Optional.empty()),
                Market.product(21.1, 20, "90.55", Optional.empty()),
                Market.product(30, 20, "100", Optional.empty())),
            OptionalLong.empty());
    assertThat(said.lostValue().orElseThrow().amount())
        .isEqualByComparingTo(
            new BigDecimal("90.55")
                .multiply(BigDecimal.valueOf(said.lostUnits().orElseThrow()))
                .divide(BigDecimal.valueOf(200)));
    assertThat(Market.product(0, 3, "10", Optional.empty()).profile().valueOf(1))
        .contains(Money.parse("0.333333"));
  }

  @Test
  void ofAProductThatIsNotKnownTheFiguresThatNeedItAreAbsent() {
    Revision said = warned(Surroundings.UNKNOWN, OptionalLong.empty());
    assertThat(said.lostUnits()).isPresent();
    assertThat(said.lostValue()).isEmpty();
    assertThat(said.suggestedUnits()).isEmpty();
    Revision before = warned(with(Market.product(40, Optional.empty())), OptionalLong.empty());
    assertThat(before.lostValue()).isEmpty();
  }

  @Test
  void aLongSilenceOfWhatUsuallySellsIsSuspectedAndSomebodyIsToCount() {
    List<Fact.OfSku> silent = new ArrayList<>();
    silent.add(delivered(21.25, 0));
    for (int day = 21; day < 26; day++) {
      silent.add(counted(day + 0.875, 60));
    }
    Revision said = afterQuietWeeks(day(25.95), silent.toArray(Fact.OfSku[]::new)).getLast();
    assertThat(said.state()).isEqualTo(StockState.SUSPECTED);
    assertThat(said.cause()).contains(Cause.PHANTOM_STOCK);
  }

  @Test
  void outlooksArePublishedOnceADayFromTheFirstCountOn() {
    StockoutJudge judge =
        new StockoutJudge(
            StockoutRules.standard().scoringAt(LocalTime.of(22, 0)),
            Market.OUTLET,
            Market.SKU,
            WEEKLY,
            Surroundings.UNKNOWN);
    List<Score> scores =
        judge.scores(judge.follow(SkuState.NOTHING_KNOWN, Instant.EPOCH, quietWeeks(), day(20.95)));
    assertThat(scores).hasSize(21);
    assertThat(scores.getLast().at()).isEqualTo(day(20 + 22 / 24.0));
    assertThat(scores.getLast().probability().orElseThrow()).isBetween(0.0, 0.2);
  }

  @Test
  void anEpisodeExpiresWhenTheLastReadingSaysNothingAnyMore() {
    List<Revision> said = afterQuietWeeks(day(60), delivered(21.25, 0), counted(21.875, 20));
    assertThat(said.getLast().transition()).isEqualTo(AlertTransition.EXPIRED);
    assertThat(said.getLast().state()).isEqualTo(StockState.UNKNOWN);
    assertThat(said.getLast().at()).isEqualTo(day(21.875 + 21));
  }

  @Test
  void aShelfThatStaysEmptyIsUpdatedOnceForEachDeliveryThatDoesNotHelp() {
    List<Fact.OfSku> facts = quietWeeks();
    facts.add(delivered(21.25, 0));
    for (int day = 22; day < 60; day += 3) {
      facts.add(counted(day + 0.875, 0));
    }
    List<Revision> said = judged(facts, day(60));
    assertThat(said)
        .extracting(revision -> revision.nextDelivery().orElseThrow())
        .containsExactly(day(28.25), day(28.25), day(35.25), day(42.25), day(49.25), day(56.25));
    assertThat(said)
        .extracting(Revision::transition)
        .startsWith(AlertTransition.RAISED, AlertTransition.ESCALATED)
        .endsWith(AlertTransition.UPDATED, AlertTransition.UPDATED);
    assertThat(said).allMatch(revision -> revision.lostUnits().isPresent());
  }

  @Test
  void demandThatWasRecordedAndNotSuppliedIsTheCompanysStockout() {
    List<Revision> said =
        afterQuietWeeks(day(22), ordered(20.9, 70, 0), delivered(21.25, 0), counted(21.875, 20));
    assertThat(said.getFirst().cause()).contains(Cause.COMPANY_SHORT);
  }

  @Test
  void cuttingTheCourseAnywhereChangesNothing() {
    List<Fact.OfSku> facts =
        Market.trade(7, 12).stream()
            .filter(Fact.OfSku.class::isInstance)
            .map(Fact.OfSku.class::cast)
            .sorted(Fact.IN_EFFECT)
            .toList();
    StockoutJudge judge =
        new StockoutJudge(
            StockoutRules.standard(), Market.OUTLET, Market.SKU, WEEKLY, Surroundings.UNKNOWN);
    List<Revision> whole =
        judge.follow(SkuState.NOTHING_KNOWN, Instant.EPOCH, facts, day(90)).revisions();
    assertThat(whole).hasSizeGreaterThan(5);

    List<Revision> inPieces = new ArrayList<>();
    SkuState state = SkuState.NOTHING_KNOWN;
    Instant time = Instant.EPOCH;
    for (double cut = 0.3; time.isBefore(day(90)); cut += 0.7) {
      Instant from = time;
      Instant through = cut > 90 ? day(90) : day(cut);
      List<Fact.OfSku> part =
          facts.stream().filter(f -> f.at().isAfter(from) && !f.at().isAfter(through)).toList();
      StockoutJudge.Course course = judge.follow(state, time, part, through);
      inPieces.addAll(course.revisions());
      state = course.state();
      time = course.through();
    }
    assertThat(inPieces).isEqualTo(whole);
  }
}
