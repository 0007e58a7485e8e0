package dev.vedette.stockout;

import java.util.Optional;

/**
 * What an incident is told of its beginning and end. A settled word adds to the settled ones before
 * it; a provisional one replaces the provisional one before it, and may take it back.
 *
 * @param incidentId the incident's alert
 * @param region that the depots supply
 * @param standing whether counts that may still arrive in time could change it
 */
public record IncidentWord(
    String incidentId,
    String region,
    String sku,
    Statement.Standing standing,
    Optional<DepotTurn> began,
    Optional<DepotTurn> ended) {}
