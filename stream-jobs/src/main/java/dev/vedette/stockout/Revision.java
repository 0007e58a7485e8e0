package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.measure.Money;
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
 * @param lostValue of those, at wholesale; empty where the product or its price is not known
 * @param suggestedUnits base units to order, in whole packs
 * @param orderBy until when the outlet can order for the next planned delivery
 * @param heldBy the incident under which it stands, so that nobody is to be told of it
 * @param letGoBy the incident under which it stood until now
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
    Optional<Money> lostValue,
    OptionalLong suggestedUnits,
    Optional<Instant> orderBy,
    Optional<String> heldBy,
    Optional<String> letGoBy,
    String evidence) {
  /** What tells one statement about an alert from another. */
  Claim claim() {
    return new Claim(alertId, revision, transition, at, content(), heldBy);
  }

  /** The same for equal revisions in any process, which enums' hash codes are not. */
  int content() {
    return toString().hashCode();
  }

  /** The same words, and to the incident under which the alert stood, where it does no longer. */
  Revision after(Episode before) {
    return before.circumstances().heldBy().isEmpty()
            || before.circumstances().heldBy().equals(heldBy)
        ? this
        : with(alertId, before.circumstances().heldBy());
  }

  /** The same words about the alert of a claim, and to whoever heard that. */
  Revision about(Claim claim) {
    Optional<String> told = claim.heldBy().filter(incident -> heldBy.isEmpty());
    return with(claim.alertId(), told.or(() -> letGoBy));
  }

  private Revision with(String newAlertId, Optional<String> newLetGoBy) {
    return new Revision(
        newAlertId,
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
        lostValue,
        suggestedUnits,
        orderBy,
        heldBy,
        newLetGoBy,
        evidence);
  }
}
