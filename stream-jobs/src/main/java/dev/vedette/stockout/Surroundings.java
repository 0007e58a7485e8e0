package dev.vedette.stockout;

import java.time.Instant;
import java.util.Optional;

/**
 * What outlets are told of the world around them.
 *
 * @param surges of demand
 * @param products by SKU
 * @param holds by the region that a depot supplies, and SKU
 */
public record Surroundings(Surges surges, Products products, Holds holds) {
  /** Nothing is known of any. */
  public static final Surroundings UNKNOWN =
      new Surroundings(
          Surges.NONE, sku -> ProductTimeline.EMPTY, (region, sku) -> HoldTimeline.EMPTY);

  /** The records of products. */
  @FunctionalInterface
  public interface Products {
    ProductTimeline of(String sku);
  }

  /** What depots hold back. */
  @FunctionalInterface
  public interface Holds {
    HoldTimeline of(String region, String sku);
  }

  /**
   * The incident that holds back the alerts of outlets in {@code region}. The depot of the smallest
   * region around them decides.
   */
  Optional<String> heldBy(String region, String sku, Instant at) {
    for (String around = region; !around.isEmpty(); around = parent(around)) {
      Optional<HoldTimeline.Hold> hold = holds.of(around, sku).at(at);
      if (hold.isPresent()) {
        return hold.get().incidentId();
      }
    }
    return Optional.empty();
  }

  /** The first instant after {@code time} at which that may change. */
  Optional<Instant> nextHold(String region, String sku, Instant time) {
    Optional<Instant> next = Optional.empty();
    for (String around = region; !around.isEmpty(); around = parent(around)) {
      Optional<Instant> change = holds.of(around, sku).nextChange(time);
      if (next.isEmpty() || change.filter(next.get()::isAfter).isPresent()) {
        next = change;
      }
    }
    return next;
  }

  private static String parent(String region) {
    return region.substring(0, Math.max(0, region.lastIndexOf('/')));
  }
}
