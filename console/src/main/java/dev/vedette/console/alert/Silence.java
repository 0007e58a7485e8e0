package dev.vedette.console.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that nobody wants to be told of, for a time.
 *
 * @param sku null for every SKU
 * @param region with all below it; null for everywhere
 * @param earlyEnd when it was ended early; null where it was not
 */
public record Silence(
    String id,
    @Nullable String sku,
    @Nullable String region,
    String author,
    String reason,
    Instant since,
    Instant until,
    @Nullable Instant earlyEnd) {

  /** Whether it holds at an instant. */
  public boolean holdsAt(Instant now) {
    return now.isBefore(until) && (earlyEnd == null || now.isBefore(earlyEnd));
  }

  Silence endedAt(Instant end) {
    return new Silence(id, sku, region, author, reason, since, until, end);
  }

  /** Whether it is about an alert. */
  public boolean covers(Alert alert) {
    if (sku != null && !sku.equals(alert.sku())) {
      return false;
    }
    return region == null || (alert.region() != null && Viewer.covers(region, alert.region()));
  }
}
