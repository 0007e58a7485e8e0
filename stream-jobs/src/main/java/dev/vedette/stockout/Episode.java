package dev.vedette.stockout;

import dev.vedette.event.StockState;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of time in which the stock of a SKU at an outlet is somebody's business. It has one
 * alert, revised and never repeated.
 *
 * @param startedAt when the alert was raised
 * @param revision of the alert, the first is 1
 * @param state what the alert says of the stock
 * @param severity how bad it is
 * @param circumstances of which the alert tells
 * @param awaited the delivery until which the alert tells what will be lost
 */
record Episode(
    Instant startedAt,
    int revision,
    StockState state,
    Severity severity,
    Circumstances circumstances,
    Optional<Instant> awaited) {
  Episode revised(
      StockState newState,
      Severity newSeverity,
      Circumstances newCircumstances,
      Optional<Instant> newAwaited) {
    return new Episode(
        startedAt, revision + 1, newState, newSeverity, newCircumstances, newAwaited);
  }

  /** Whether the alert tells of a delivery before the one that is awaited now. */
  boolean isOutrunBy(Optional<Instant> awaitedNow) {
    return awaitedNow.isPresent()
        && (awaited.isEmpty() || awaited.get().isBefore(awaitedNow.get()));
  }
}
