package dev.vedette.stockout;

import dev.vedette.event.StockState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The stock of one SKU at one outlet as estimated at one instant.
 *
 * @param at the instant
 * @param state what is known of the stock
 * @param stock base units thought to be on hand, at least 0
 * @param unitsPerDay how fast it sells
 * @param nextDelivery the next planned delivery, where deliveries are planned
 * @param coverShare time that the stock lasts over the time to the next delivery; empty where
 *     either is unknown
 */
record Outlook(
    Instant at,
    StockState state,
    double stock,
    double unitsPerDay,
    Optional<Instant> nextDelivery,
    Optional<Double> coverShare) {
  private static final double HALF_A_UNIT = 0.5;

  static Outlook of(
      SkuState known, Optional<OutletProfile> profile, Instant at, StockoutRules rules) {
    Optional<DeliveryPlan> plan = profile.flatMap(OutletProfile::deliveries);
    Optional<Instant> nextDelivery = plan.map(p -> p.next(at, rules.deliveryHour()));
    if (known.reading().isEmpty()) {
      return new Outlook(at, StockState.UNKNOWN, 0, 0, nextDelivery, Optional.empty());
    }
    double rate = known.rate().perDay();
    Instant readAt = known.reading().get().at();
    long inHand = known.reading().get().onHand() + known.arrivedSince();
    double stock = Math.max(0, inHand - rate * SalesRate.inDays(Duration.between(readAt, at)));
    Optional<Double> share =
        nextDelivery
            .filter(next -> known.rate().isKnownFrom(rules.minimumHistory()) && rate > 0)
            .map(next -> stock / rate / SalesRate.inDays(Duration.between(at, next)));
    if (unknownFrom(known, plan, rules).filter(from -> !at.isBefore(from)).isPresent()) {
      return new Outlook(at, StockState.UNKNOWN, stock, rate, nextDelivery, Optional.empty());
    }
    StockState state;
    if (inHand == 0) {
      state = StockState.OUT;
    } else if (share.isPresent() && stock < HALF_A_UNIT) {
      state = StockState.SUSPECTED;
    } else if (share.isPresent() && share.get() < rules.raiseBelow()) {
      state = StockState.AT_RISK;
    } else {
      state = StockState.OK;
    }
    return new Outlook(at, state, stock, rate, nextDelivery, share);
  }

  /** From when the last reading says nothing any more. */
  static Optional<Instant> unknownFrom(
      SkuState known, Optional<DeliveryPlan> plan, StockoutRules rules) {
    return known
        .reading()
        .flatMap(
            reading ->
                plan.map(
                    p ->
                        reading
                            .at()
                            .plus(
                                Duration.ofDays(
                                    (long) p.cycleDays() * rules.unknownAfterCycles()))));
  }

  /** When the stock as estimated falls below half a unit, where it sells at all. */
  static Optional<Instant> runOut(SkuState known) {
    double rate = known.rate().perDay();
    if (known.reading().isEmpty() || rate <= 0) {
      return Optional.empty();
    }
    double inHand = known.reading().get().onHand() + known.arrivedSince() - HALF_A_UNIT;
    // A microsecond later, so that rounding leaves the estimate on the far side of the threshold.
    return Optional.of(
        known
            .reading()
            .get()
            .at()
            .plus(SalesRate.ofDays(inHand / rate))
            .plusNanos(1_000)
            .truncatedTo(ChronoUnit.MICROS));
  }

  Severity severity() {
    return state == StockState.OUT
        ? Severity.CRITICAL
        : state == StockState.SUSPECTED
            ? Severity.HIGH
            : coverShare.map(Severity::ofCover).orElse(Severity.LOW);
  }

  /** Days that the stock lasts; empty where the rate is unknown or nothing sells. */
  Optional<Double> coverDays() {
    return unitsPerDay > 0 ? Optional.of(stock / unitsPerDay) : Optional.empty();
  }

  /** When the stock is expected to be gone; empty where nothing sells. */
  Optional<Instant> expectedRunOut() {
    return coverDays().map(days -> at.plus(SalesRate.ofDays(days)).truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Base units that will be asked for in vain before the next delivery; empty where that cannot be
   * said.
   */
  Optional<Long> lostUnits() {
    return coverShare.flatMap(
        share -> nextDelivery.map(next -> Math.round(Math.max(0, demandUntil(next) - stock))));
  }

  private double demandUntil(Instant time) {
    return unitsPerDay * SalesRate.inDays(Duration.between(at, time));
  }

  /**
   * Base units to order so that the stock lasts until the delivery after the next; empty where that
   * cannot be said.
   */
  Optional<Long> suggestedOrder(Optional<DeliveryPlan> plan) {
    return coverShare.flatMap(
        share ->
            plan.flatMap(
                p ->
                    nextDelivery.map(
                        next ->
                            (long)
                                Math.ceil(
                                    Math.max(
                                        0,
                                        demandUntil(next.plus(Duration.ofDays(p.cycleDays())))
                                            - stock)))));
  }
}
