package dev.vedette.availability.job;

import dev.vedette.availability.Fact;
import dev.vedette.provenance.Origin;

/**
 * A fact as it came.
 *
 * @param fact the fact
 * @param origin where it was read
 */
record Arrival(Fact fact, Origin origin) {}
