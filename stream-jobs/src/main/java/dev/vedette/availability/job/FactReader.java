package dev.vedette.availability.job;

import dev.vedette.availability.Fact;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.ReadingSource;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.provenance.Origin;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads events as facts about availability. */
public final class FactReader implements EventDeserializer.Reading<Arrival> {
  /** The events that hold such facts. */
  public static final List<EventType> TYPES =
      List.of(EventType.OUTLETS, EventType.INVENTORY_READINGS, EventType.ORDERS);

  private static final long serialVersionUID = 1;

  FactReader() {}

  @Override
  public List<EventType> types() {
    return TYPES;
  }

  @Override
  public Arrival event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
    return new Arrival(fact(event), new Origin(record.partition(), record.offset()));
  }

  @Override
  public Arrival heartbeat(Instant reached) {
    return new Arrival(new Fact.TimeReached(reached), Origin.line(0));
  }

  private static Fact fact(SpecificRecord event) {
    return switch (event) {
      case Outlet outlet ->
          new Fact.Filed(
              outlet.getEventId(),
              outlet.getOutletId(),
              outlet.getChangedAt(),
              outlet.getRecordedAt(),
              outlet.getRegion());
      case OrderLine order ->
          new Fact.Ordered(
              order.getEventId(),
              order.getOutletId(),
              order.getSku(),
              order.getOrderedAt(),
              order.getRecordedAt(),
              order.getOrderId() + "/" + order.getLineNo(),
              order.getDemandedQty(),
              order.getSuppliedQty() == null
                  ? OptionalLong.empty()
                  : OptionalLong.of(order.getSuppliedQty()));
      case InventoryReading reading -> reading(reading);
      default -> throw new IllegalArgumentException("Cannot read a " + event.getClass());
    };
  }

  /** A reading that is no sample says nothing here, but that time has come so far. */
  private static Fact reading(InventoryReading reading) {
    return isSample(reading.getSource())
        ? new Fact.Sampled(
            reading.getEventId(),
            reading.getOutletId(),
            reading.getSku(),
            reading.getReadAt(),
            reading.getRecordedAt(),
            reader(reading),
            reading.getOnHand())
        : new Fact.TimeReached(reading.getReadAt());
  }

  private static boolean isSample(ReadingSource source) {
    return source == ReadingSource.POS || source == ReadingSource.SAMPLE_SITE;
  }

  private static String reader(InventoryReading reading) {
    String source = reading.getSource().name().toLowerCase(Locale.ROOT);
    return reading.getReportedBy() == null ? source : source + "/" + reading.getReportedBy();
  }
}
