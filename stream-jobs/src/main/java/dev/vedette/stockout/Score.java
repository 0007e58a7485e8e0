package dev.vedette.stockout;

import dev.vedette.event.StockState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outlook of one SKU at one outlet at the daily hour at which outlooks are published.
 *
 * @param probability of running out before the next delivery; empty where it is not known
 * @param expectedRunOut when the stock is as likely gone as not
 * @param stock base units thought to be on hand
 * @param stockSpread standard deviation of that
 * @param readingAt when the stock was last counted
 */
public record Score(
    String outletId,
    String sku,
    Instant at,
    StockState state,
    OptionalDouble probability,
    Optional<Instant> expectedRunOut,
    OptionalDouble stock,
    OptionalDouble stockSpread,
    Optional<Instant> readingAt,
    Optional<Instant> nextDelivery) {}
