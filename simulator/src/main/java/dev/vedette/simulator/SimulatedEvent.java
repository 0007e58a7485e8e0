package dev.vedette.simulator;

import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is reported.
 *
 * @param type kind of event
 * @param event of the class that belongs to it; without its id until {@link #identified()}
 * @param arrival when the reporting system learned of it, its {@code recorded_at}
 */
public record SimulatedEvent(EventType type, SpecificRecord event, Instant arrival) {
  private static final int EVENT_ID_FIELD = 0;

  /** The event's own time. */
  public Instant time() {
    return type.eventTime(event);
  }

  /**
   * Whether the report says when it was recorded: only where that differs from the event's own
   * time, and in price rules, whose own time it is.
   */
  public boolean statesArrival() {
    return type == EventType.PRICE_RULES || !arrival.equals(time());
  }

  /** Gives the event the id that ingestion derives for it when it is read from a file. */
  public SimulatedEvent identified() {
    List<@Nullable String> key = new ArrayList<>();
    for (String field : type.businessKey()) {
      key.add(canonical(event.get(type.schema().getField(field).pos())));
    }
    event.put(
        EVENT_ID_FIELD, EventIds.derive(type, key, statesArrival() ? arrival.toString() : null));
    return this;
  }

  private static @Nullable String canonical(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      default -> value.toString();
    };
  }
}
