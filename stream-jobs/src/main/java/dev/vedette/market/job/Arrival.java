package dev.vedette.market.job;

import dev.vedette.market.Fact;
import dev.vedette.provenance.Origin;

/**
 * A fact as it came.
 *
 * @param fact the fact
 * @param origin where it was read
 */
public record Arrival(Fact fact, Origin origin) {}
