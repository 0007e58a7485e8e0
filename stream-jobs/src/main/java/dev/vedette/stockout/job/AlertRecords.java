package dev.vedette.stockout.job;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.event.StockoutAlert;
import dev.vedette.measure.Money;
import dev.vedette.stockout.Cause;
import dev.vedette.stockout.DepotTurn;
import dev.vedette.stockout.HeldAlert;
import dev.vedette.stockout.HeldBack;
import dev.vedette.stockout.IncidentStatement;
import dev.vedette.stockout.Revision;
import dev.vedette.stockout.Severity;
import dev.vedette.stockout.Statement;
import dev.vedette.stockout.StockoutBook;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts statements about alerts into the form of their topic and table. */
final class AlertRecords {
  private AlertRecords() {}

  static final String OUTLET = "outlet";
  static final String DEPOT = "depot";

  static StockoutAlert record(Statement statement, Instant emittedAt) {
    Revision revision = statement.revision();
    boolean provisional = statement.standing() == Statement.Standing.PROVISIONAL;
    StockoutAlert alert = new StockoutAlert();
    alert.setEventId(
        EventIds.of(
            "stockout-statement",
            revision.alertId(),
            Integer.toString(revision.revision()),
            revision.transition().name(),
            revision.at().toString(),
            // What is settled is said once; what is provisional may be said, taken back and said
            // again.
            provisional ? Long.toString(statement.sequence()) : "settled"));
    alert.setRecordedAt(revision.recordedAt());
    alert.setAlertId(revision.alertId());
    alert.setRevision(revision.revision());
    alert.setProvisional(provisional);
    alert.setSequence(statement.sequence());
    alert.setOutletId(revision.outletId());
    alert.setSku(revision.sku());
    alert.setRegion(orNull(revision.region()));
    alert.setRepId(orNull(revision.repId()));
    alert.setAt(revision.at());
    alert.setTransition(revision.transition());
    alert.setState(revision.state());
    alert.setSeverity(revision.severity().text());
    alert.setProbability(orNull(revision.probability()));
    alert.setCause(orNull(revision.cause().map(Cause::text)));
    alert.setEstimatedStock(orNull(revision.stock()));
    alert.setCoverDays(orNull(revision.coverDays()));
    alert.setNextDeliveryAt(orNull(revision.nextDelivery()));
    alert.setExpectedRunoutAt(orNull(revision.expectedRunOut()));
    alert.setLostQty(orNull(revision.lostUnits()));
    alert.setSuggestedQty(orNull(revision.suggestedUnits()));
    alert.setEarliestRunoutAt(orNull(revision.earliestRunOut()));
    alert.setLatestRunoutAt(orNull(revision.latestRunOut()));
    alert.setOrderBy(orNull(revision.orderBy()));
    alert.setOwner(orNull(revision.cause().map(Cause::owner)));
    alert.setEvidence(revision.evidence());
    alert.setModelVersion(StockoutBook.MODEL);
    alert.setLostValue(orNull(revision.lostValue().map(Money::amount)));
    alert.setKind(OUTLET);
    alert.setHeldBack(revision.heldBy().isPresent());
    alert.setIncidentId(orNull(revision.heldBy().or(revision::letGoBy)));
    alert.setEmittedAt(emittedAt);
    return alert;
  }

  static StockoutAlert record(IncidentStatement statement, Instant emittedAt) {
    DepotTurn turn = statement.turn();
    HeldBack held = statement.heldBack();
    boolean provisional = statement.standing() == Statement.Standing.PROVISIONAL;
    boolean open =
        statement.transition() != AlertTransition.CLEARED
            && statement.transition() != AlertTransition.EXPIRED;
    StockoutAlert alert = new StockoutAlert();
    alert.setEventId(
        EventIds.of(
            "stockout-statement",
            statement.alertId(),
            Integer.toString(statement.revision()),
            statement.transition().name(),
            statement.at().toString(),
            provisional ? Long.toString(statement.sequence()) : "settled"));
    alert.setRecordedAt(
        held.recordedAt().filter(turn.recordedAt()::isBefore).orElse(turn.recordedAt()));
    alert.setAlertId(statement.alertId());
    alert.setRevision(statement.revision());
    alert.setProvisional(provisional);
    alert.setSequence(statement.sequence());
    alert.setSku(statement.sku());
    alert.setRegion(statement.region());
    alert.setAt(statement.at());
    alert.setTransition(statement.transition());
    alert.setState(
        switch (turn.kind()) {
          case SHORT -> turn.onHand() == 0 ? StockState.OUT : StockState.AT_RISK;
          case SUPPLIED, RECOVERED -> StockState.OK;
          case SILENT -> StockState.UNKNOWN;
        });
    Severity severity =
        !open ? Severity.LOW : turn.onHand() == 0 ? Severity.CRITICAL : Severity.HIGH;
    alert.setSeverity(severity.text());
    alert.setCause(open ? Cause.COMPANY_SHORT.text() : null);
    alert.setOwner(open ? Cause.COMPANY_SHORT.owner() : null);
    alert.setEstimatedStock(turn.onHand());
    alert.setLostQty(orNull(held.lostUnits()));
    alert.setLostValue(orNull(held.lostValue().map(Money::amount)));
    alert.setEvidence(turn.evidence());
    alert.setModelVersion(statement.model());
    alert.setKind(DEPOT);
    alert.setHeldBack(false);
    alert.setOutletsHeldBack(held.outlets());
    alert.setEmittedAt(emittedAt);
    return alert;
  }

  /** What an incident hears of an alert that it holds back, or has let go. */
  static HeldAlert.Stated stated(StockoutAlert alert) {
    boolean over =
        alert.getTransition() == AlertTransition.CLEARED
            || alert.getTransition() == AlertTransition.EXPIRED;
    return new HeldAlert.Stated(
        alert.getAlertId(),
        alert.getAt(),
        alert.getRecordedAt(),
        alert.getSequence(),
        alert.getHeldBack() && !over ? HeldAlert.Effect.HELD_BACK : HeldAlert.Effect.LET_GO,
        alert.getLostQty() == null ? OptionalLong.empty() : OptionalLong.of(alert.getLostQty()),
        Optional.ofNullable(alert.getLostValue()).map(Money::new));
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.isPresent() ? value.get() : null;
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
