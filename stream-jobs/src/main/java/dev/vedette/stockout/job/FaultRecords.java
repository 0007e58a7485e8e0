package dev.vedette.stockout.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.event.DeadLetter;
import dev.vedette.event.LateEvent;
import dev.vedette.provenance.Origin;
import dev.vedette.stockout.Fact;
import dev.vedette.topic.EventIds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts facts that the job could not use into the form of their topics. */
final class FaultRecords {
  private FaultRecords() {}

  static LateEvent late(Fact fact, @Nullable String sku, String topic, Instant settledThrough) {
    LateEvent late = new LateEvent();
    late.setEventId(EventIds.of("late", StockoutJob.NAME, fact.eventId()));
    late.setRecordedAt(fact.recordedAt());
    late.setJob(StockoutJob.NAME);
    late.setEventType(topic);
    late.setLateEventId(fact.eventId());
    late.setOutletId(fact.outletId().isEmpty() ? null : fact.outletId());
    late.setSku(sku);
    late.setEventTime(fact.at());
    late.setSettledUntil(
        settledThrough.isAfter(LAST)
            ? LAST
            : settledThrough.isBefore(Instant.EPOCH) ? Instant.EPOCH : settledThrough);
    if (fact.origin().partition() != Origin.FILE) {
      late.setSourceTopic(topic);
      late.setSourcePartition(fact.origin().partition());
      late.setSourceOffset(fact.origin().position());
    }
    return late;
  }

  /** The last instant that a timestamp in microseconds should name. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  static DeadLetter unknownOutlet(Fact.OfSku fact, Instant now) {
    DeadLetter letter = new DeadLetter();
    letter.setEventId(EventIds.of("dead-letter", "unknown_outlet", fact.outletId(), fact.sku()));
    letter.setRecordedAt(now);
    letter.setReason("unknown_outlet");
    letter.setDetail(
        "Cannot plan for outlet \"%s\": its file is not known at %s. The fact is kept; load the outlet's record, with a changed_at at or before that time."
            .formatted(fact.outletId(), fact.at()));
    letter.setEventType(fact.topic());
    letter.setOrigin("topic:" + fact.topic());
    letter.setColumn("outlet_id");
    letter.setValue(fact.outletId());
    letter.setFormat("json");
    letter.setPayload(ByteBuffer.wrap(json(fact).getBytes(StandardCharsets.UTF_8)));
    if (fact.origin().partition() != Origin.FILE) {
      letter.setSourceTopic(fact.topic());
      letter.setSourcePartition(fact.origin().partition());
      letter.setSourceOffset(fact.origin().position());
    }
    letter.setStatus("open");
    return letter;
  }

  /** The fact as the gateway would take it. */
  private static String json(Fact.OfSku fact) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("event_id", fact.eventId()).put("outlet_id", fact.outletId()).put("sku", fact.sku());
    json.put("recorded_at", fact.recordedAt().toString()).put("unit", "unit");
    switch (fact) {
      case Fact.Counted counted ->
          json.put("read_at", counted.at().toString())
              .put("on_hand", counted.onHand())
              .put("source", counted.source().name().toLowerCase(Locale.ROOT));
      case Fact.Delivered delivered ->
          json.put("delivered_at", delivered.at().toString())
              .put("qty", delivered.quantity())
              .put("delivery_line", delivered.line());
      case Fact.Ordered ordered ->
          json.put("ordered_at", ordered.at().toString())
              .put("demanded_qty", ordered.demanded())
              .put("order_line", ordered.line());
    }
    return json.toString();
  }
}
