package dev.vedette.stockout;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known of one SKU at one outlet from the facts so far.
 *
 * @param reading the last count, where there is one
 * @param arrivedSince base units that arrived since that count
 * @param delivery the last delivery, where there is one
 * @param order the last order, where there is one
 * @param rate how fast it sells
 * @param episode the open episode, where there is one
 */
record SkuState(
    Optional<Fact.Counted> reading,
    long arrivedSince,
    Optional<Fact.Delivered> delivery,
    Optional<Fact.Ordered> order,
    SalesRate rate,
    Optional<Episode> episode) {
  static final SkuState NOTHING_KNOWN =
      new SkuState(
          Optional.empty(),
          0,
          Optional.empty(),
          Optional.empty(),
          SalesRate.UNKNOWN,
          Optional.empty());

  SkuState with(Optional<Episode> newEpisode) {
    return new SkuState(reading, arrivedSince, delivery, order, rate, newEpisode);
  }

  /** What is known after one more fact, which must not be older than those before it. */
  SkuState after(Fact.OfSku fact, StockoutRules rules) {
    return switch (fact) {
      case Fact.Counted counted ->
          new SkuState(
              Optional.of(counted), 0, delivery, order, rateAfter(counted, rules), episode);
      case Fact.Delivered delivered ->
          new SkuState(
              reading,
              Math.addExact(arrivedSince, delivered.quantity()),
              Optional.of(delivered),
              order,
              rate,
              episode);
      case Fact.Ordered ordered ->
          new SkuState(reading, arrivedSince, delivery, Optional.of(ordered), rate, episode);
    };
  }

  /**
   * A shelf that was found empty does not tell how much would have been sold, so it leaves the rate
   * alone.
   */
  private SalesRate rateAfter(Fact.Counted counted, StockoutRules rules) {
    if (reading.isEmpty() || counted.onHand() == 0 || !counted.at().isAfter(reading.get().at())) {
      return rate;
    }
    long sold = Math.max(0, reading.get().onHand() + arrivedSince - counted.onHand());
    return rate.after(sold, Duration.between(reading.get().at(), counted.at()), rules.halfLife());
  }
}
