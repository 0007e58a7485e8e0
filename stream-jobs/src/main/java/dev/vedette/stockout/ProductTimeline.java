package dev.vedette.stockout;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of one product through time, as far back as it is still needed.
 *
 * @param changes in the order in which they take effect, one for each instant
 */
public record ProductTimeline(List<Fact.ProductChanged> changes) {
  public static final ProductTimeline EMPTY = new ProductTimeline(List.of());

  /** The record that holds at {@code time}; empty before the first known change. */
  Optional<ProductProfile> at(Instant time) {
    return Changes.at(changes, time).map(Fact.ProductChanged::profile);
  }

  /** Whether the product is on the market; one that is not known is. */
  Listing listing(Instant time, ZoneId zone) {
    return at(time)
            .flatMap(ProductProfile::delistedOn)
            .filter(day -> !time.atZone(zone).toLocalDate().isBefore(day))
            .isPresent()
        ? Listing.DELISTED
        : Listing.LISTED;
  }

  /** The next instant after {@code time} at which the product may leave the market or come back. */
  Optional<Instant> nextListing(Instant time, ZoneId zone) {
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    return changes.stream()
        .flatMap(
            change ->
                Stream.concat(
                    Stream.of(change.at()),
                    change.profile().delistedOn().stream()
                        .map(day -> day.atStartOfDay(zone).toInstant())))
        .filter(at -> at.isAfter(time))
        .min(Instant::compareTo);
  }

  /**
   * The timeline with one more change; of two changes at the same instant the one recorded later
   * holds.
   */
  public ProductTimeline with(Fact.ProductChanged change) {
    return new ProductTimeline(Changes.with(changes, change));
  }

  /** The timeline without what no longer holds at {@code time} or after. */
  public ProductTimeline from(Instant time) {
    return new ProductTimeline(Changes.from(changes, time));
  }
}
