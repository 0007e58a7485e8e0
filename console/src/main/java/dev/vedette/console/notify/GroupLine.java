package dev.vedette.console.notify;

import dev.vedette.console.alert.Inbox;
import dev.vedette.console.alert.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message says of the alerts of one SKU in one region together.
 *
 * @param severity of the worst
 * @param alerts how many, an incident of the depot included
 * @param outlets how many outlets
 * @param money expected loss until the next deliveries, at wholesale
 * @param orderBy until when the first of the outlets can order
 * @param incident whether the depot is short
 */
record GroupLine(
    String sku,
    @Nullable String region,
    Severity severity,
    int alerts,
    long outlets,
    BigDecimal money,
    @Nullable Instant orderBy,
    boolean incident) {

  static GroupLine of(Inbox.Group group) {
    return new GroupLine(
        group.sku(),
        group.region(),
        group.severity(),
        group.items().size() + (group.incident() == null ? 0 : 1),
        group.outlets(),
        group.moneyAtRisk(),
        group.orderBy(),
        group.incident() != null);
  }
}
