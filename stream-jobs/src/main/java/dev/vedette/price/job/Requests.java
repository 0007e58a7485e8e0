package dev.vedette.price.job;

import dev.vedette.event.PriceRejudgeRequest;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.topic.EventIds;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes and puts together requests to judge observations before the horizon again. */
final class Requests {
  private Requests() {}

  /** For an observation that came when it was no longer to be kept. */
  static PriceRejudgeRequest ofLate(Observation observation) {
    return request(
        "observation",
        observation,
        observation.observedAt(),
        observation.observedAt().plus(1, ChronoUnit.MICROS),
        observation.outletId(),
        observation.sku());
  }

  /** For a record of an outlet that holds before the horizon. */
  static PriceRejudgeRequest of(OutletRecord outlet, Instant horizon) {
    return request("outlet", outlet, outlet.changedAt(), horizon, outlet.outletId(), null);
  }

  /**
   * For a fact that holds before the horizon.
   *
   * @param sku the only one that it can concern; null for any
   */
  static PriceRejudgeRequest of(
      String reason, Fact fact, Instant from, Instant horizon, @Nullable String sku) {
    return request(reason, fact, from, horizon, null, sku);
  }

  private static PriceRejudgeRequest request(
      String reason,
      Fact cause,
      Instant from,
      Instant until,
      @Nullable String outletId,
      @Nullable String sku) {
    PriceRejudgeRequest request = new PriceRejudgeRequest();
    request.setRecordedAt(cause.recordedAt());
    request.setReason(reason);
    request.setObservedFrom(from);
    request.setObservedUntil(until);
    request.setOutletId(outletId);
    request.setSku(sku);
    request.setCauseId(cause.eventId());
    request.setSourceTopic(cause.topic());
    request.setSourcePartition(cause.origin().partition());
    request.setSourceOffset(cause.origin().position());
    request.setEventId(id(request));
    return request;
  }

  /** What requests have in common that may be put together. */
  static String bundle(PriceRejudgeRequest request) {
    return "%s/%s/%d"
        .formatted(request.getReason(), request.getSourceTopic(), request.getSourcePartition());
  }

  /** One request for what two of a bundle ask for, and perhaps more. */
  static PriceRejudgeRequest together(PriceRejudgeRequest one, PriceRejudgeRequest other) {
    PriceRejudgeRequest both = new PriceRejudgeRequest();
    both.setRecordedAt(later(one.getRecordedAt(), other.getRecordedAt()));
    both.setReason(one.getReason());
    both.setObservedFrom(
        one.getObservedFrom().isBefore(other.getObservedFrom())
            ? one.getObservedFrom()
            : other.getObservedFrom());
    both.setObservedUntil(later(one.getObservedUntil(), other.getObservedUntil()));
    both.setOutletId(common(one.getOutletId(), other.getOutletId()));
    both.setSku(common(one.getSku(), other.getSku()));
    both.setCauseId(common(one.getCauseId(), other.getCauseId()));
    both.setSourceTopic(one.getSourceTopic());
    both.setSourcePartition(one.getSourcePartition());
    both.setSourceOffset(
        Math.max(
            Objects.requireNonNullElse(one.getSourceOffset(), 0L),
            Objects.requireNonNullElse(other.getSourceOffset(), 0L)));
    both.setEventId(id(both));
    return both;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable String common(@Nullable String one, @Nullable String other) {
    return Objects.equals(one, other) ? one : null;
  }

  private static String id(PriceRejudgeRequest request) {
    return EventIds.of(
        "price-rejudge-request",
        request.getReason(),
        request.getObservedFrom().toString(),
        request.getObservedUntil().toString(),
        String.valueOf(request.getOutletId()),
        String.valueOf(request.getSku()),
        String.valueOf(request.getCauseId()),
        String.valueOf(request.getSourceTopic()),
        String.valueOf(request.getSourcePartition()),
        String.valueOf(request.getSourceOffset()));
  }
}
