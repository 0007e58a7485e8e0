package dev.vedette.kafka;

import dev.vedette.event.LateEvent;
import dev.vedette.provenance.Origin;
import dev.vedette.provenance.Reported;
import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.time.Instant;

/** Puts facts that came too late into the form of their topic. */
public final class LateEvents {
  private LateEvents() {}

  /**
   * A fact that changed nothing, or not all that it would have changed. Outlet and SKU are left to
   * the caller, who knows whether the fact has any.
   *
   * @param job name of the job that it was late for
   * @param type of the event that told it
   * @param origin where it was read: an event may come twice, in time and late, and only that copy
   *     is late then
   * @param settledUntil the first instant that was not settled
   */
  public static LateEvent of(
      String job, EventType type, Reported fact, Origin origin, Instant settledUntil) {
    LateEvent late = new LateEvent();
    late.setEventId(
        EventIds.of(
            "late",
            job,
            fact.eventId(),
            Integer.toString(origin.partition()),
            Long.toString(origin.position())));
    late.setRecordedAt(fact.recordedAt());
    late.setJob(job);
    late.setEventType(type.topic());
    late.setLateEventId(fact.eventId());
    late.setEventTime(fact.at());
    late.setSettledUntil(settledUntil);
    if (origin.partition() != Origin.FILE) {
      late.setSourceTopic(type.topic());
      late.setSourcePartition(origin.partition());
      late.setSourceOffset(origin.position());
    }
    return late;
  }
}
