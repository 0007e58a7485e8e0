package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import java.time.Instant;
import java.util.Optional;

/**
 * What a revision claims. Two revisions that differ in any figure or in their evidence claim
 * different things, so one that was stated before all facts were known is stated anew.
 *
 * @param content stands for the figures and the evidence, as {@link Revision#content()} gives it
 * @param heldBy the incident under which it stands, which is to hear if it is taken back
 */
record Claim(
    String alertId,
    int revision,
    AlertTransition transition,
    Instant at,
    int content,
    Optional<String> heldBy) {}
