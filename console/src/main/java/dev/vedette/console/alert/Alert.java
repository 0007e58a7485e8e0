package dev.vedette.console.alert;

import dev.vedette.event.AlertTransition;
import dev.vedette.event.StockState;
import dev.vedette.event.StockoutAlert;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was last said of an alert. Fields are those of {@link StockoutAlert}.
 *
 * @param raisedAt when the episode began, as far as it was heard of
 */
public record Alert(
    String id,
    int revision,
    long sequence,
    boolean provisional,
    String kind,
    @Nullable String outletId,
    String sku,
    @Nullable String region,
    @Nullable String repId,
    Instant raisedAt,
    Instant at,
    AlertTransition transition,
    StockState state,
    Severity severity,
    @Nullable Double probability,
    @Nullable String cause,
    @Nullable String owner,
    @Nullable Long estimatedStock,
    @Nullable Double coverDays,
    @Nullable Instant nextDeliveryAt,
    @Nullable Instant earliestRunoutAt,
    @Nullable Instant expectedRunoutAt,
    @Nullable Instant latestRunoutAt,
    @Nullable Instant orderBy,
    @Nullable Long lostQty,
    @Nullable BigDecimal lostValue,
    @Nullable Long suggestedQty,
    boolean heldBack,
    @Nullable String incidentId,
    @Nullable Integer outletsHeldBack,
    String evidence,
    String modelVersion) {

  /** The alert as a statement tells of it, after what was heard before; null where nothing was. */
  static Alert of(StockoutAlert said, @Nullable Alert before) {
    Instant raisedAt =
        before == null || said.getTransition() == AlertTransition.RAISED
            ? said.getAt()
            : before.raisedAt();
    return new Alert(
        said.getAlertId(),
        said.getRevision(),
        said.getSequence(),
        said.getProvisional(),
        said.getKind(),
        said.getOutletId(),
        said.getSku(),
        said.getRegion(),
        said.getRepId(),
        raisedAt,
        said.getAt(),
        said.getTransition(),
        said.getState(),
        Severity.ofLabel(said.getSeverity()),
        said.getProbability(),
        said.getCause(),
        said.getOwner(),
        said.getEstimatedStock(),
        said.getCoverDays(),
        said.getNextDeliveryAt(),
        said.getEarliestRunoutAt(),
        said.getExpectedRunoutAt(),
        said.getLatestRunoutAt(),
        said.getOrderBy(),
        said.getLostQty(),
        said.getLostValue(),
        said.getSuggestedQty(),
        said.getHeldBack(),
        said.getIncidentId(),
        said.getOutletsHeldBack(),
        said.getEvidence(),
        said.getModelVersion());
  }

  /** Whether the episode has not ended. */
  public boolean isOpen() {
    return transition != AlertTransition.CLEARED && transition != AlertTransition.EXPIRED;
  }

  /** Whether it is about a depot that is short, not about one outlet. */
  public boolean isIncident() {
    return outletId == null;
  }
}
