package dev.vedette.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SkuBookTest {
  private static final OrderCycles WEEKS = OrderCycles.standard();
  private static final long WEEK = WEEKS.of(Trade.START);

  private static SkuBook book(Fact... facts) {
    SkuBook book = SkuBook.EMPTY;
    for (Fact fact : facts) {
      book =
          switch (fact) {
            case Fact.Ordered order -> book.with(DemandLine.of(order, WEEKS));
            case Fact.Sampled reading -> book.with(reading, WEEKS.of(reading.at()));
            default -> book;
          };
    }
    return book;
  }

  private static Fact.Ordered order(double day, long demanded, long supplied) {
    return Trade.ordered("o", "s", day, demanded, supplied);
  }

  private static Fact.Sampled reading(double day, long onHand) {
    return Trade.sampled("o", "s", day, onHand);
  }

  @Test
  void aLineWithoutDemandIsNoDemandRecord() {
    assertThat(book(order(1, 0, 0)).tally(WEEK)).isEqualTo(Tally.ZERO);
  }

  @Test
  void demandIsCountedByWhatWasSupplied() {
    Fact.Ordered undecided = Trade.corrected(order(3, 10, 0), 3, 10, OptionalLong.empty());
    Tally tally = book(order(1, 10, 10), order(1.5, 10, 1), order(2, 10, 0), undecided).tally(WEEK);
    assertThat(tally).isEqualTo(new Tally(2, 1, 1, 0, 0, 0, 0));
    assertThat(Metric.COMPANY_STOCKOUT_RATE.share(tally)).isEqualTo(new Share(1, 3, 1));
  }

  @Test
  void anOutletCountsForThreeCyclesAfterItsOrder() {
    SkuBook book =
        book(
            order(0.5, 10, 10),
            reading(1, 0),
            reading(8, 5),
            reading(15, 0),
            reading(22, 0),
            reading(29, 0));
    // An order of the same cycle is not one of the cycles before.
    assertThat(book.tally(WEEK)).isEqualTo(new Tally(1, 0, 0, 1, 0, 0, 1));
    assertThat(book.tally(WEEK + 1)).isEqualTo(new Tally(0, 0, 0, 1, 1, 0, 0));
    assertThat(book.tally(WEEK + 2)).isEqualTo(new Tally(0, 0, 0, 1, 1, 1, 0));
    assertThat(book.tally(WEEK + 3)).isEqualTo(new Tally(0, 0, 0, 1, 1, 1, 0));
    assertThat(book.tally(WEEK + 4)).isEqualTo(new Tally(0, 0, 0, 1, 0, 0, 1));
  }

  @Test
  void manyStockoutDaysAreOneOutlet() {
    SkuBook book = book(order(1, 10, 10), reading(8, 0), reading(9, 0), reading(10, 3));
    assertThat(Metric.CUSTOMER_STOCKOUT_RATE.share(book.tally(WEEK + 1)))
        .isEqualTo(new Share(1, 1, 0));
  }

  @Test
  void anOrderIsNoSample() {
    assertThat(Metric.CUSTOMER_STOCKOUT_RATE.share(book(order(1, 1, 1)).tally(WEEK + 1)).rate())
        .isEmpty();
  }

  @Test
  void theLaterWordAboutACountIsRight() {
    Fact.Sampled wrong = reading(8, 0);
    Fact.Sampled right =
        new Fact.Sampled("x", "o", "s", wrong.at(), wrong.at().plusSeconds(9), "pos", 7);
    assertThat(book(wrong, right)).isEqualTo(book(right, wrong));
    assertThat(book(wrong, right).tally(WEEK + 1).emptyOther()).isZero();
  }

  @Test
  void whatIsLeftAfterSettlingIsWhetherThereWasDemand() {
    SkuBook book =
        book(order(1, 10, 0), reading(2, 0), order(8, 10, 10), reading(9, 0), reading(29, 0));
    SkuBook left = book.settledBefore(WEEK + 4);
    assertThat(left.cycles()).containsOnlyKeys(WEEK + 1, WEEK + 4);
    assertThat(left.tally(WEEK + 4)).isEqualTo(book.tally(WEEK + 4));
    assertThat(left.settledBefore(WEEK + 8).cycles()).isEmpty();
  }
}
