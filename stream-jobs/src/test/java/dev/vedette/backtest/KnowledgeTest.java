package dev.vedette.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.event.ReadingSource;
import dev.vedette.provenance.Origin;
import dev.vedette.stockout.Fact;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private final LittleWorld world = new LittleWorld();

  @Test
  void whatIsKnownIsTheLastReadingAndWhatArrivedSince() {
    KeyHistory key =
        only(world.key("A", "x").closes(7).unread(5).unread(4).delivery(2, 6, 10, at(2, 6)));
    assertThat(key.knownStock(0)).isEqualTo(7);
    assertThat(key.knownStock(1)).isEqualTo(7);
    assertThat(key.knownStock(2)).isEqualTo(17);
    assertThat(key.readingAge(2)).isEqualTo(2);
  }

  @Test
  void nothingIsKnownBeforeTheFirstReading() {
    KeyHistory key = only(world.key("A", "x").unread(7).closes(5));
    assertThat(key.knownStock(0)).isEqualTo(KeyHistory.UNKNOWN);
    assertThat(key.readingAge(0)).isEqualTo(KeyHistory.UNKNOWN);
    assertThat(key.consumed(1)).isEqualTo(KeyHistory.UNKNOWN);
  }

  @Test
  void whatIsRecordedAfterTheScoreIsNotKnownToIt() {
    KeyHistory key =
        only(
            world
                .key("A", "x")
                .closes(7)
                .unread(5)
                .unread(3)
                .readAt(1, 21, 5, at(2, 8))
                .delivery(1, 6, 4, at(2, 23)));
    assertThat(key.knownStock(1)).isEqualTo(7);
    assertThat(key.knownStock(2)).isEqualTo(5);
  }

  @Test
  void anEarlierReadingThatComesLateChangesNothing() {
    KeyHistory key =
        only(
            world.key("A", "x").closes(7).unread(5).closes(3).readAt(1, 21, 5, at(3, 8)).closes(1));
    assertThat(key.knownStock(3)).isEqualTo(1);
    assertThat(key.consumed(2)).isEqualTo(4);
    assertThat(key.consumed(3)).isEqualTo(2);
  }

  @Test
  void aDeliveryRestatedCountsOnce() {
    KeyHistory key =
        only(
            world
                .key("A", "x")
                .closes(7)
                .unread(7)
                .unread(7)
                .delivery(1, 6, 4, at(1, 6))
                .delivery(1, 6, 6, at(2, 6)));
    assertThat(key.knownStock(1)).isEqualTo(11);
    assertThat(key.knownStock(2)).isEqualTo(13);
    assertThat(key.delivered(1)).isEqualTo(6);
  }

  @Test
  void whatWasConsumedIsSpreadOverTheDaysSinceTheReadingBefore() {
    KeyHistory key =
        only(
            world
                .key("A", "x")
                .closes(7)
                .unread(5)
                .unread(8)
                .delivery(2, 6, 4, at(2, 6))
                .closes(2));
    assertThat(key.consumed(3)).isEqualTo(9);
    assertThat(key.consumedOver(3)).isEqualTo(3);
  }

  @Test
  void aShelfThatWasEmptyThroughoutSaysNothingOfDemand() {
    KeyHistory key = only(world.key("A", "x").closes(2, 0, 0));
    assertThat(key.consumed(1)).isEqualTo(2);
    assertThat(key.consumed(2)).isEqualTo(KeyHistory.UNKNOWN);
  }

  @Test
  void moreThanWasThereIsNoNegativeDemand() {
    assertThat(only(world.key("A", "x").closes(2, 5)).consumed(1)).isZero();
  }

  @Test
  void daysToDeliveryAreWholeDaysOfSale() {
    world.planned("A", 4, 4);
    KeyHistory key =
        only(world.key("A", "x").delivered(5, 9).closes(8, 7, 6).delivered(5, 9).closes(8));
    assertThat(key.daysToDelivery(0)).isEqualTo(3);
    assertThat(key.daysToDelivery(3)).isZero();
    assertThat(key.daysToDelivery(4)).isEqualTo(3);
  }

  @Test
  void aDeliveryOverdueIsExpectedAfterADayUntilItIsGivenUp() {
    world.planned("A", 0, 7);
    KeyHistory key = only(world.key("A", "x").closes(9, 9, 9, 9, 9));
    assertThat(key.daysToDelivery(0)).isEqualTo(1);
    assertThat(key.daysToDelivery(2)).isEqualTo(1);
    assertThat(key.daysToDelivery(3)).isEqualTo(3);
  }

  @Test
  void withoutAPlanNoDeliveryIsExpected() {
    assertThat(only(world.key("A", "x").closes(9)).daysToDelivery(0)).isEqualTo(KeyHistory.UNKNOWN);
  }

  @Test
  void factsOfKeysWithoutTruthAreLeftOut() {
    HistoryBuilder builder = new HistoryBuilder(LittleWorld.SCORING_TIME);
    builder.truth("A", "x", LittleWorld.FIRST_DAY, 3);
    builder.fact(
        new Fact.Counted(
            "R-1", "B", "x", at(0, 9), at(0, 9), Origin.line(1), ReadingSource.POS, 3, 1));
    assertThat(builder.build().keys()).hasSize(1);
  }

  @Test
  void aDayIsToldOnce() {
    HistoryBuilder builder = new HistoryBuilder(LittleWorld.SCORING_TIME);
    builder.truth("A", "x", LittleWorld.FIRST_DAY, 3);
    assertThatThrownBy(() -> builder.truth("A", "x", LittleWorld.FIRST_DAY, 3))
        .hasMessage("Cannot use a second row for A, x, 2026-03-02");
  }

  @Test
  void withoutTruthNothingCanBeScored() {
    HistoryBuilder builder = new HistoryBuilder(ScoringTime.at(LocalTime.MIDNIGHT));
    assertThatThrownBy(builder::build).hasMessage("Cannot score: no day's truth is known");
  }

  private static Instant at(int day, int hour) {
    return LittleWorld.at(day, hour);
  }

  private KeyHistory only(LittleWorld.Key key) {
    assertThat(key).isNotNull();
    return world.history().keys().getFirst();
  }
}
