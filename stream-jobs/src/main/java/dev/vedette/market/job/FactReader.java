package dev.vedette.market.job;

import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.Product;
import dev.vedette.event.ReadingSource;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.market.Fact;
import dev.vedette.market.Place;
import dev.vedette.provenance.Origin;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads events as facts about the market. */
public final class FactReader implements EventDeserializer.Reading<Arrival> {
  /** The events that hold such facts. */
  public static final List<EventType> TYPES =
      List.of(
          EventType.OUTLETS,
          EventType.PRODUCTS,
          EventType.INVENTORY_READINGS,
          EventType.ORDERS,
          EventType.PRICE_OBSERVATIONS);

  private static final long serialVersionUID = 1;

  FactReader() {}

  @Override
  public List<EventType> types() {
    return TYPES;
  }

  @Override
  public Arrival event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
    return new Arrival(read(event), new Origin(record.partition(), record.offset()));
  }

  @Override
  public Arrival heartbeat(Instant reached) {
    return new Arrival(new Fact.TimeReached(reached), Origin.line(0));
  }

  /**
   * The fact in an event of one of {@link #TYPES}.
   *
   * @throws IllegalArgumentException for any other event
   */
  public static Fact read(SpecificRecord event) {
    return switch (event) {
      case Outlet outlet ->
          new Fact.Filed(
              outlet.getEventId(),
              outlet.getOutletId(),
              outlet.getChangedAt(),
              outlet.getRecordedAt(),
              new Place(
                  outlet.getRegion(),
                  outlet.getSetting() == null
                      ? ""
                      : outlet.getSetting().name().toLowerCase(Locale.ROOT),
                  known(outlet.getChannel()),
                  known(outlet.getTier())),
              outlet.getStatus() == OutletStatus.CLOSED ? Fact.Status.CLOSED : Fact.Status.TRADING);
      case Product product ->
          new Fact.Made(
              product.getEventId(),
              product.getSku(),
              product.getChangedAt(),
              product.getRecordedAt(),
              known(product.getBrand()),
              known(product.getPriceClass()),
              product.getUnitsPerPack(),
              product.getUnitsPerPack() * product.getPacksPerCarton());
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
                  : OptionalLong.of(order.getSuppliedQty()),
              order.getPricePerUnit(),
              order.getCostPerUnit(),
              order.getReportedUnitSize());
      case InventoryReading reading ->
          new Fact.Stocked(
              reading.getEventId(),
              reading.getOutletId(),
              reading.getSku(),
              reading.getReadAt(),
              reading.getRecordedAt(),
              reading.getOnHand(),
              reading.getSource() == ReadingSource.POS
                      || reading.getSource() == ReadingSource.SAMPLE_SITE
                  ? Fact.Origin.SAMPLE
                  : Fact.Origin.OCCASION);
      case PriceObservation observation -> price(observation);
      default -> throw new IllegalArgumentException("Cannot read a " + event.getClass());
    };
  }

  /** What was observed without a price says nothing here, but that time has come so far. */
  private static Fact price(PriceObservation observation) {
    @Nullable BigDecimal amount =
        observation.getChargedPrice() == null
            ? observation.getLabelPrice()
            : observation.getChargedPrice();
    return amount == null
        ? new Fact.TimeReached(observation.getObservedAt())
        : new Fact.Priced(
            observation.getEventId(),
            observation.getOutletId(),
            observation.getSku(),
            observation.getObservedAt(),
            observation.getRecordedAt(),
            amount,
            basis(observation.getBasis()));
  }

  private static Fact.Basis basis(PriceBasis basis) {
    return switch (basis) {
      case PACK -> Fact.Basis.PACK;
      case CARTON -> Fact.Basis.CARTON;
      case THOUSAND_UNITS -> Fact.Basis.THOUSAND_UNITS;
    };
  }

  private static String known(@Nullable String value) {
    return value == null ? "" : value;
  }
}
