package dev.vedette.stockout;

import java.util.Optional;

/**
 * What the stockout job must know of an outlet.
 *
 * @param region path from the top, parts separated by "/"
 * @param repId customer manager in charge, where known
 * @param deliveries when it is supplied, where that is planned
 */
public record OutletProfile(
    String region, Optional<String> repId, Optional<DeliveryPlan> deliveries) {}
