package dev.vedette.stockout.job;

import dev.vedette.event.DeliveryLine;
import dev.vedette.event.DepotStock;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.Product;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.measure.Money;
import dev.vedette.measure.PackRatios;
import dev.vedette.provenance.Origin;
import dev.vedette.stockout.DeliveryPlan;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.OutletProfile;
import dev.vedette.stockout.ProductProfile;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads events as facts about stock. */
public final class FactReader implements EventDeserializer.Reading<Fact> {
  /** The events that the stockout job reads. */
  public static final List<EventType> TYPES =
      List.of(
          EventType.OUTLETS,
          EventType.PRODUCTS,
          EventType.DELIVERIES,
          EventType.INVENTORY_READINGS,
          EventType.ORDERS,
          EventType.DEPOT_STOCK);

  private static final long serialVersionUID = 1;

  FactReader() {}

  @Override
  public List<EventType> types() {
    return TYPES;
  }

  @Override
  public Fact event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
    return read(event, new Origin(record.partition(), record.offset())).orElseThrow();
  }

  @Override
  public Fact heartbeat(Instant reached) {
    return new Fact.TimeReached(reached);
  }

  /** The fact in an event of one of {@link #TYPES}; empty for any other event. */
  public static Optional<Fact> read(SpecificRecord event, Origin origin) {
    return Optional.ofNullable(
        switch (event) {
          case Outlet outlet -> outlet(outlet, origin);
          case DeliveryLine delivery ->
              new Fact.Delivered(
                  delivery.getEventId(),
                  delivery.getOutletId(),
                  delivery.getSku(),
                  delivery.getDeliveredAt(),
                  delivery.getRecordedAt(),
                  origin,
                  delivery.getDeliveryId() + "/" + delivery.getLineNo(),
                  delivery.getQty());
          case InventoryReading reading ->
              new Fact.Counted(
                  reading.getEventId(),
                  reading.getOutletId(),
                  reading.getSku(),
                  reading.getReadAt(),
                  reading.getRecordedAt(),
                  origin,
                  reading.getSource(),
                  reading.getOnHand(),
                  Math.max(1, reading.getReportedUnitSize()));
          case OrderLine order ->
              new Fact.Ordered(
                  order.getEventId(),
                  order.getOutletId(),
                  order.getSku(),
                  order.getOrderedAt(),
                  order.getRecordedAt(),
                  origin,
                  order.getOrderId() + "/" + order.getLineNo(),
                  order.getDemandedQty(),
                  optional(order.getSuppliedQty()),
                  optional(order.getQuotaQty()));
          case Product product -> product(product, origin);
          case DepotStock stock ->
              new Fact.DepotCounted(
                  stock.getEventId(),
                  stock.getDepotId(),
                  stock.getRegion(),
                  stock.getSku(),
                  stock.getReadAt(),
                  stock.getRecordedAt(),
                  origin,
                  stock.getOnHand());
          default -> null;
        });
  }

  private static Fact outlet(Outlet outlet, Origin origin) {
    Optional<DeliveryPlan> plan =
        outlet.getDeliveryAnchor() == null || outlet.getDeliveryCycleDays() == null
            ? Optional.empty()
            : Optional.of(
                new DeliveryPlan(outlet.getDeliveryAnchor(), outlet.getDeliveryCycleDays()));
    return new Fact.OutletChanged(
        outlet.getEventId(),
        outlet.getOutletId(),
        outlet.getChangedAt(),
        outlet.getRecordedAt(),
        origin,
        new OutletProfile(outlet.getRegion(), Optional.ofNullable(outlet.getRepId()), plan));
  }

  private static Fact product(Product product, Origin origin) {
    return new Fact.ProductChanged(
        product.getEventId(),
        product.getSku(),
        product.getChangedAt(),
        product.getRecordedAt(),
        origin,
        new ProductProfile(
            new PackRatios(
                product.getUnitsPerPack(),
                product.getPacksPerCarton(),
                product.getCartonsPerCase()),
            Optional.ofNullable(product.getWholesalePricePerCarton()).map(Money::new),
            Optional.ofNullable(product.getDelistedOn())));
  }

  private static OptionalLong optional(@Nullable Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
