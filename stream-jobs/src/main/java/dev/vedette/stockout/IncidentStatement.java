package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import java.time.Instant;

/**
 * Something said about an incident.
 *
 * @param alertId the incident's alert
 * @param region that the depots supply
 * @param turn the beginning of the incident, or its end
 * @param sequence of two statements about one alert the higher is current
 */
public record IncidentStatement(
    String alertId,
    String region,
    String sku,
    int revision,
    AlertTransition transition,
    Instant at,
    DepotTurn turn,
    HeldBack heldBack,
    Statement.Standing standing,
    long sequence) {
  /** Whether the incident goes on. */
  boolean isOpen() {
    return transition != AlertTransition.CLEARED && transition != AlertTransition.EXPIRED;
  }

  /** Names the rule behind it. */
  public String model() {
    return DepotWatch.MODEL;
  }
}
