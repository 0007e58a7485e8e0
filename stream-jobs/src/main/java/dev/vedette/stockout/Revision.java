package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One revision of the alert of one episode.
 *
 * @param alertId identifies the episode; the same facts give the same id
 * @param revision the first is 1
 * @param at event time of the transition
 * @param recordedAt latest recorded_at among the facts behind it
 * @param region of the outlet at that time
 * @param repId customer manager in charge at that time
 * @param probability of running out before the next delivery; empty where the estimator states none
 * @param cause why, as far as is known
 * @param stock base units thought to be on hand
 * @param expectedRunOut when the stock is as likely gone as not
 * @param earliestRunOut when it is gone with a probability of one in ten
 * @param latestRunOut when it is gone with a probability of nine in ten
 * @param lostUnits expected unmet base units until the next delivery
 * @param suggestedUnits base units to order
 * @param orderBy until when the outlet can order for the next planned delivery
 * @param evidence JSON: the facts behind it, and the model
 */
public record Revision(
    String alertId,
    int revision,
    String outletId,
    String sku,
    Instant at,
    Instant recordedAt,
    Optional<String> region,
    Optional<String> repId,
    AlertTransition transition,
    StockState state,
    Severity severity,
    Optional<Double> probability,
    Optional<Cause> cause,
    OptionalLong stock,
    Optional<Double> coverDays,
    Optional<Instant> nextDelivery,
    Optional<Instant> expectedRunOut,
    Optional<Instant> earliestRunOut,
    Optional<Instant> latestRunOut,
    OptionalLong lostUnits,
    OptionalLong suggestedUnits,
    Optional<Instant> orderBy,
    String evidence) {
  /** What tells one statement about an alert from another. */
  Claim claim() {
    return new Claim(alertId, revision, transition, at, content());
  }

  /** The same for equal revisions in any process, which enums' hash codes are not. */
  int content() {
    return toString().hashCode();
  }

  /** The same words about another alert. */
  Revision about(String otherAlertId) {
    return new Revision(
        otherAlertId,
        revision,
        outletId,
        sku,
        at,
        recordedAt,
        region,
        repId,
        transition,
        state,
        severity,
        probability,
        cause,
        stock,
        coverDays,
        nextDelivery,
        expectedRunOut,
        earliestRunOut,
        latestRunOut,
        lostUnits,
        suggestedUnits,
        orderBy,
        evidence);
  }
}
