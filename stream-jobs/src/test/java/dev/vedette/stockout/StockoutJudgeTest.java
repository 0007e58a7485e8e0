package dev.vedette.stockout;

import static dev.vedette.stockout.Market.counted;
import static dev.vedette.stockout.Market.day;
import static dev.vedette.stockout.Market.delivered;
import static dev.vedette.stockout.Market.ordered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private static List<Revision> judged(List<Fact.OfSku> facts, Instant through) {
    return new StockoutJudge(StockoutRules.standard(), Market.OUTLET, Market.SKU, WEEKLY)
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
            day(26),
            delivered(21.25, 0),
            counted(21.875, 20),
            counted(23.875, 0),
            delivered(24.25, 100),
            counted(24.875, 95));
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
    // Sixty last until Monday's delivery, but not until the one after it.
    List<Revision> said = afterQuietWeeks(day(22));
    assertThat(said).extracting(Revision::at).containsExactly(day(21.25));
    assertThat(said.getFirst().cause()).contains(Cause.LATE_DELIVERY);
  }

  @Test
  void anEpisodeExpiresWhenTheLastReadingSaysNothingAnyMore() {
    List<Revision> said = afterQuietWeeks(day(60), delivered(21.25, 0), counted(21.875, 20));
    assertThat(said.getLast().transition()).isEqualTo(AlertTransition.EXPIRED);
    assertThat(said.getLast().state()).isEqualTo(StockState.UNKNOWN);
    assertThat(said.getLast().at()).isEqualTo(day(21.875 + 21));
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
        new StockoutJudge(StockoutRules.standard(), Market.OUTLET, Market.SKU, WEEKLY);
    List<Revision> whole =
        judge.follow(SkuState.NOTHING_KNOWN, Instant.EPOCH, facts, day(90)).revisions();
    assertThat(whole).hasSizeGreaterThan(5);

    List<Revision> inPieces = new ArrayList<>();
    SkuState state = SkuState.NOTHING_KNOWN;
    Instant time = Instant.EPOCH;
    for (double cut = 0.3; cut < 90.5; cut += 0.7) {
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
