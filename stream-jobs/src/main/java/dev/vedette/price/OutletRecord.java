package dev.vedette.price;

import dev.vedette.event.Setting;
import dev.vedette.provenance.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An outlet's file, as far as prices go.
 *
 * @param changedAt from when it is true in this form
 * @param region path from the top
 * @param channel kind of shop
 * @param repId customer manager in charge
 */
public record OutletRecord(
    String eventId,
    Instant recordedAt,
    Origin origin,
    String outletId,
    Instant changedAt,
    String region,
    @Nullable Setting setting,
    @Nullable String channel,
    @Nullable String repId)
    implements Fact {

  @Override
  public String topic() {
    return "outlets";
  }
}
