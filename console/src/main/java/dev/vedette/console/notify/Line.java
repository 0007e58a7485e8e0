package dev.vedette.console.notify;

import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.AlertBook.Item;
import dev.vedette.console.alert.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of one alert, as it was when the message was planned.
 *
 * @param before severity that the receiver was told before, where it knows of the alert; null
 *     otherwise
 * @param outlet null for an incident of a depot
 * @param money expected loss until the next delivery, at wholesale
 * @param suggested order, in base units of the SKU
 * @param outletsHeldBack of an incident: outlets whose alerts stand under it
 */
record Line(
    String alertId,
    int revision,
    Severity severity,
    @Nullable Severity before,
    @Nullable String outlet,
    String sku,
    @Nullable String region,
    @Nullable String rep,
    Instant raisedAt,
    @Nullable BigDecimal money,
    @Nullable String cause,
    @Nullable Instant expectedRunoutAt,
    @Nullable Instant orderBy,
    @Nullable Long suggested,
    @Nullable Integer outletsHeldBack) {

  static Line of(Item item, @Nullable Severity before) {
    Alert alert = item.alert();
    return new Line(
        alert.id(),
        alert.revision(),
        alert.severity(),
        before,
        alert.outletId(),
        alert.sku(),
        alert.region(),
        alert.repId(),
        alert.raisedAt(),
        alert.lostValue(),
        alert.cause(),
        alert.expectedRunoutAt(),
        alert.orderBy(),
        alert.suggestedQty(),
        alert.outletsHeldBack());
  }

  /** The same alert, known under another severity before. */
  Line knownAs(@Nullable Severity severity) {
    return new Line(
        alertId,
        revision,
        this.severity,
        severity,
        outlet,
        sku,
        region,
        rep,
        raisedAt,
        money,
        cause,
        expectedRunoutAt,
        orderBy,
        suggested,
        outletsHeldBack);
  }
}
