package dev.vedette.stockout.job;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Cause;
import dev.vedette.stockout.Revision;
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
    alert.setEmittedAt(emittedAt);
    return alert;
  }

  private static <T> @Nullable T orNull(Optional<T> value) {
    return value.isPresent() ? value.get() : null;
  }

  private static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }
}
