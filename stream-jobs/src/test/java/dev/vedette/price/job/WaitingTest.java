package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceVerdict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A price may come before its outlet or its product. */
class WaitingTest {
  private static final Duration ALMOST = PriceHarness.PATIENCE.minusMillis(1);

  @Test
  void aRecordThatComesInTimeLeavesNothingElseToSay() throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.guide("sku", 1, "10", 0, 0));
      harness.send(Trade.product("sku", 0));
      harness.send(Trade.seen("outlet", "sku", 3, "12"));
      harness.wallClock(ALMOST);
      assertThat(harness.statements()).isEmpty();
      harness.send(Trade.outlet("outlet", 0));
      harness.wallClock(PriceHarness.PATIENCE.multipliedBy(2));
      assertThat(harness.statements())
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.OVER);
      assertThat(harness.processingTimers()).isZero();
    }
  }

  @Test
  void aProductThatComesInTimeLeavesNothingElseToSay() throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.outlet("outlet", 0));
      harness.send(Trade.seen("outlet", "sku", 3, "12"));
      harness.send(Trade.guide("sku", 1, "10", 0, 0));
      assertThat(harness.statements()).isEmpty();
      harness.send(Trade.product("sku", 0));
      harness.wallClock(PriceHarness.PATIENCE.multipliedBy(2));
      assertThat(harness.statements())
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.OVER);
    }
  }

  @Test
  void whatNobodyCanPlaceIsOutOfScopeAndIsJudgedWhenTheRecordComes() throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.guide("sku", 1, "10", 0, 0));
      harness.send(Trade.product("sku", 0));
      harness.send(Trade.seen("outlet", "sku", 3, "12"));
      harness.wallClock(PriceHarness.PATIENCE);
      assertThat(harness.current())
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.OUT_OF_SCOPE);
      // Known when the price was seen, it merely came late: there never was another verdict.
      harness.send(Trade.outlet("outlet", 0));
      assertThat(harness.current())
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.OVER);
      assertThat(harness.current().getFirst().getSequence()).isEqualTo(2);
    }
  }

  @Test
  void aRecordThatBecameKnownLaterMakesAnotherRevision() throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.guide("sku", 1, "10", 0, 0));
      harness.send(Trade.product("sku", 0));
      harness.send(Trade.seen("outlet", "sku", 3, "12"));
      harness.wallClock(PriceHarness.PATIENCE);
      harness.send(Trade.outlet("outlet", 5));
      assertThat(harness.current())
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.OUT_OF_SCOPE, PriceFinding.OVER);
      assertThat(harness.current())
          .extracting(PriceVerdict::getRecordedAt)
          .containsExactly(Trade.day(3), Trade.day(5));
    }
  }

  @Test
  void theEndOfTheInputEndsTheWaiting() throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.seen("outlet", "sku", 3, "12"));
      assertThat(harness.statements()).isEmpty();
      harness.endInput();
      assertThat(harness.current())
          .extracting(PriceVerdict::getUnknownReason)
          .containsExactly("unknown_outlet");
    }
  }

  @Test
  void theWaitingGoesOnAfterARestart() throws Exception {
    PriceHarness.Stored stored;
    try (PriceHarness harness = PriceHarness.open()) {
      harness.send(Trade.seen("outlet", "sku", 3, "12"));
      stored = harness.snapshot();
    }
    try (PriceHarness harness = PriceHarness.restored(stored, "first")) {
      harness.wallClock(ALMOST);
      assertThat(harness.statements()).isEmpty();
      harness.wallClock(PriceHarness.PATIENCE);
      assertThat(harness.statements())
          .extracting(PriceVerdict::getJudgedAt)
          .containsExactly(Instant.ofEpochMilli(PriceHarness.PATIENCE.toMillis()));
    }
  }
}
