package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.event.PriceVerdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the price job keeps, and what it asks to be judged again from the tables. */
class HorizonTest {
  /** Days after the beginning; the horizon then lies at the start of day 100. */
  private static final double LATER = 100.5 + PriceHarness.RETENTION.toDays();

  private static final Instant HORIZON = Trade.day(100);

  /** Days that the horizon moves on by, at least. */
  private static final double MOVE =
      Math.ceil((double) PriceHarness.RETENTION.toDays() / LawClerk.MOVES_OF_A_RETENTION);

  private static PriceHarness trading() throws Exception {
    PriceHarness harness = PriceHarness.open();
    harness.send(Trade.guide("sku", 1, "10", 0, 0));
    harness.send(Trade.product("sku", 0));
    harness.send(Trade.outlet("outlet", 0));
    harness.send(Trade.seen("outlet", "sku", 99, "10"));
    harness.send(Trade.seen("outlet", "sku", 100, "10"));
    return harness;
  }

  @Test
  void observationsBeforeTheHorizonAreDroppedAndLeaveNothingBehind() throws Exception {
    try (PriceHarness harness = trading()) {
      // The outlet's file, and its dossiers, which count as one.
      assertThat(harness.kept()).isEqualTo(2);
      harness.reach(Trade.day(LATER));
      harness.send(Trade.guide("sku", 2, "5", 0, 200));
      assertThat(harness.current()).filteredOn(said -> said.getRevision() == 2).hasSize(1);
      harness.reach(Trade.day(LATER + MOVE));
      assertThat(harness.kept()).isEqualTo(1);
      assertThat(harness.processingTimers()).isZero();
    }
  }

  @Test
  void theHorizonStaysUntilThereIsAGoodPartToDrop() throws Exception {
    try (PriceHarness harness = trading()) {
      harness.reach(Trade.day(LATER));
      harness.reach(Trade.day(LATER + MOVE - 1));
      // The observation of day 100 is still here, and nothing of it is asked for.
      harness.send(Trade.guide("sku", 2, "5", 100, LATER + MOVE));
      assertThat(harness.kept()).isEqualTo(2);
      assertThat(harness.current()).filteredOn(said -> said.getRevision() == 2).hasSize(1);
    }
  }

  @Test
  void aBackDatedRuleIsJudgedHereFromTheHorizonOnAndBeforeItIsAskedFor() throws Exception {
    try (PriceHarness harness = trading()) {
      harness.reach(Trade.day(LATER));
      harness.send(Trade.guide("sku", 2, "5", 50, LATER));

      assertThat(harness.current())
          .extracting(PriceVerdict::getObservedAt, PriceVerdict::getVerdict)
          .containsExactly(
              tuple(Trade.day(99), PriceFinding.COMPLIANT),
              tuple(Trade.day(100), PriceFinding.COMPLIANT),
              tuple(Trade.day(100), PriceFinding.OVER));
      PriceRejudgeRequest request = onlyRequest(harness);
      assertThat(request.getReason()).isEqualTo("rule");
      // From when the version that it replaces was valid.
      assertThat(request.getObservedFrom()).isEqualTo(Trade.day(0));
      assertThat(request.getObservedUntil()).isEqualTo(HORIZON);
      assertThat(request.getSku()).isEqualTo("sku");
      assertThat(request.getSourceOffset()).isEqualTo(2);
    }
  }

  @Test
  void aRuleForTheTimeAfterTheHorizonAsksForNothing() throws Exception {
    try (PriceHarness harness = trading()) {
      harness.reach(Trade.day(LATER));
      harness.send(Trade.guide("other", 1, "5", 100, LATER));
      assertThat(harness.requests()).isEmpty();
    }
  }

  @Test
  void anObservationBeforeTheHorizonIsAskedForAndNotJudgedHere() throws Exception {
    try (PriceHarness harness = trading()) {
      harness.reach(Trade.day(LATER));
      int said = harness.statements().size();
      int kept = harness.kept();
      harness.send(Trade.seen("outlet", "sku", 98, "30", LATER));
      assertThat(harness.statements()).hasSize(said);
      assertThat(harness.kept()).isEqualTo(kept);
      PriceRejudgeRequest request = onlyRequest(harness);
      assertThat(request.getReason()).isEqualTo("observation");
      assertThat(request.getObservedFrom()).isEqualTo(Trade.day(98));
      assertThat(request.getObservedUntil()).isEqualTo(Trade.day(98).plusNanos(1_000));
      assertThat(request.getOutletId()).isEqualTo("outlet");
    }
  }

  @Test
  void anOutletAndAProductBeforeTheHorizonAreAskedFor() throws Exception {
    try (PriceHarness harness = trading()) {
      harness.reach(Trade.day(LATER));
      harness.send(Trade.outlet("new outlet", LATER));
      harness.send(Trade.product("new sku", LATER));
      assertThat(harness.requests())
          .extracting(PriceRejudgeRequest::getReason)
          .containsExactlyInAnyOrder("product", "outlet");
    }
  }

  @Test
  void whatStillWaitsAtTheHorizonIsSaidBeforeItIsDropped() throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.seen("outlet", "sku", 99, "10"));
      harness.reach(Trade.day(LATER));
      assertThat(harness.current())
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.OUT_OF_SCOPE);
      assertThat(harness.kept()).isZero();
    }
  }

  @Test
  void theHorizonOutlivesARestartAndNeverGoesBack() throws Exception {
    PriceHarness.Stored stored;
    try (PriceHarness harness = trading()) {
      harness.reach(Trade.day(LATER));
      stored = harness.snapshot();
    }
    try (PriceHarness harness = PriceHarness.restored(stored, "first")) {
      harness.reach(Trade.day(10));
      harness.send(Trade.seen("outlet", "sku", 98, "30", LATER));
      harness.send(Trade.guide("sku", 2, "5", 50, LATER));
      assertThat(harness.requests())
          .extracting(PriceRejudgeRequest::getReason)
          .containsExactly("rule", "observation");
    }
  }

  @Test
  void lawThatIsCollectedReachesTheJudgeBeforeTheHorizonMoves() throws Exception {
    try (PriceHarness harness = trading()) {
      harness.collect(Trade.guide("sku", 2, "5", 50, LATER));
      harness.reach(Trade.day(LATER));
      // It found both observations still there, so nothing is left to ask for.
      assertThat(harness.current()).hasSize(4);
      assertThat(harness.requests()).isEmpty();
    }
  }

  @Test
  void requestsOfOnePartitionArePutTogether() {
    PriceRejudgeRequest one = Requests.ofLate(Trade.seen("outlet", "sku", 3, "10"));
    PriceRejudgeRequest other = Requests.ofLate(Trade.seen("other", "sku", 1, "10"));
    assertThat(Requests.bundle(one)).isEqualTo(Requests.bundle(other));
    PriceRejudgeRequest both = Requests.together(one, other);
    assertThat(both.getObservedFrom()).isEqualTo(Trade.day(1));
    assertThat(both.getObservedUntil()).isEqualTo(Trade.day(3).plusNanos(1_000));
    assertThat(both.getOutletId()).isNull();
    assertThat(both.getSku()).isEqualTo("sku");
    assertThat(both.getSourceOffset()).isEqualTo(3_000);
    assertThat(both.getRecordedAt()).isEqualTo(Trade.BEGINNING.plus(Duration.ofDays(3)));
  }

  private static PriceRejudgeRequest onlyRequest(PriceHarness harness) {
    assertThat(harness.requests()).hasSize(1);
    return harness.requests().getFirst();
  }
}
