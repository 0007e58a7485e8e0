package dev.vedette.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleTest {
  private final LittleWorld world = new LittleWorld();

  @Test
  void aCycleRunsFromADeliveryToTheDayBeforeTheNext() {
    world.key("A", "x").closes(3).delivered(5, 6).closes(4, 2).delivered(9, 9);
    assertThat(cycles()).containsExactly(new Cycle(0, 1, 3, Cycle.NONE));
  }

  @Test
  void theStockoutIsTheFirstDayThatClosesAtZero() {
    world.key("A", "x").delivered(5, 6).closes(0, 0, 0).delivered(9, 9);
    assertThat(cycles()).containsExactly(new Cycle(0, 0, 3, 1));
  }

  @Test
  void aDeliveryOfZeroBeginsACycleWhereSomethingIsLeft() {
    world.key("A", "x").closes(3).delivered(0, 2).closes(1).delivered(9, 9);
    assertThat(cycles()).containsExactly(new Cycle(0, 1, 2, Cycle.NONE));
  }

  @Test
  void aDeliveryOfZeroToAnEmptyShelfBeginsNoCountedCycle() {
    world.key("A", "x").delivered(1, 0).delivered(0, 0).closes(0).delivered(9, 9);
    assertThat(cycles()).containsExactly(new Cycle(0, 0, 0, 0));
  }

  @Test
  void aDeliveryThatSellsOutOnItsDayCounts() {
    world.key("A", "x").closes(0).delivered(4, 0).closes(0).delivered(9, 9);
    assertThat(cycles()).containsExactly(new Cycle(0, 1, 2, 1));
  }

  @Test
  void theLastCycleIsOpenAndDoesNotCount() {
    world.key("A", "x").delivered(5, 5).closes(2, 0, 0);
    assertThat(cycles()).isEmpty();
  }

  @Test
  void twoDeliveriesOfADayBeginOneCycle() {
    Instant noon = LittleWorld.at(1, 12);
    world.key("A", "x").closes(3).delivered(0, 4).delivery(1, 12, 5, noon).delivered(9, 9);
    assertThat(cycles()).containsExactly(new Cycle(0, 1, 1, Cycle.NONE));
  }

  @Test
  void aCycleBelongsToTheSpanInWhichItBegins() {
    world.key("A", "x").delivered(5, 5).closes(2).delivered(5, 5).closes(2, 1).delivered(5, 5);
    History history = world.history();
    assertThat(Cycle.beginningIn(history, new DaySpan(1, 3)))
        .containsExactly(new Cycle(0, 2, 4, Cycle.NONE));
    assertThat(Cycle.beginningIn(history, new DaySpan(0, 1)))
        .containsExactly(new Cycle(0, 0, 1, Cycle.NONE));
  }

  @Test
  void tuningLooksAtNoCycleThatEndsLater() {
    world.key("A", "x").delivered(5, 5).closes(2).delivered(5, 5).closes(2, 1).delivered(5, 5);
    assertThat(Cycle.within(world.history(), new DaySpan(0, 3)))
        .containsExactly(new Cycle(0, 0, 1, Cycle.NONE));
  }

  @Test
  void aCycleOfWhichADayIsNotKnownDoesNotCount() {
    LittleWorld.Key late = world.key("A", "x").delivered(5, 5).closes(2);
    late.delivery(4, 6, 5, LittleWorld.at(4, 6));
    world.key("A", "y").closes(9, 9, 9, 9, 9);
    assertThat(cycles()).isEmpty();
  }

  private List<Cycle> cycles() {
    History history = world.history();
    return Cycle.beginningIn(history, new DaySpan(0, history.days() - 1));
  }
}
