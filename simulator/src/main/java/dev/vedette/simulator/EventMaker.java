package dev.vedette.simulator;

import dev.vedette.event.DeliveryLine;
import dev.vedette.event.DepotStock;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.Need;
import dev.vedette.event.NeedStatus;
import dev.vedette.event.OrderLine;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceSource;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.Unit;
import dev.vedette.event.Visit;
import dev.vedette.measure.Money;
import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the events of the trade, quantities in base units with the unit in which they were told.
 */
final class EventMaker {
  /** What the events name as the system that reported them. */
  static final String SYSTEM = "simulator";

  /** Given later, where it is wanted: most events go to files, which do without. */
  static final String NO_ID = "";

  /** What the distributor pays, of the wholesale price. */
  private static final BigDecimal COST_SHARE = new BigDecimal("0.78");

  private EventMaker() {}

  static SimulatedEvent order(
      String orderId,
      OutletSite site,
      Sku sku,
      Instant orderedAt,
      long demandedCartons,
      long suppliedCartons,
      @Nullable Long quotaCartons,
      Instant due) {
    long size = sku.ratios().baseUnitsIn(Unit.CARTON);
    OrderLine line = new OrderLine();
    line.setEventId(NO_ID);
    line.setRecordedAt(orderedAt);
    line.setOrderId(orderId);
    line.setLineNo(sku.number() + 1);
    line.setOutletId(site.id());
    line.setSku(sku.code());
    line.setOrderedAt(orderedAt);
    line.setDemandedQty(demandedCartons * size);
    line.setSuppliedQty(suppliedCartons * size);
    line.setQuotaQty(quotaCartons == null ? null : Long.valueOf(quotaCartons * size));
    line.setReportedUnit(Unit.CARTON);
    line.setReportedUnitSize(size);
    line.setPricePerUnit(money(sku.wholesale()));
    line.setCostPerUnit(money(sku.wholesale().multiply(COST_SHARE)));
    line.setDeliveryDue(due);
    line.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.ORDERS, line, orderedAt);
  }

  static SimulatedEvent delivery(
      String deliveryId, String orderId, OutletSite site, Sku sku, Instant at, long cartons) {
    long size = sku.ratios().baseUnitsIn(Unit.CARTON);
    DeliveryLine line = new DeliveryLine();
    line.setEventId(NO_ID);
    line.setRecordedAt(at);
    line.setDeliveryId(deliveryId);
    line.setLineNo(sku.number() + 1);
    line.setOrderId(orderId);
    line.setOutletId(site.id());
    line.setSku(sku.code());
    line.setDeliveredAt(at);
    line.setQty(cartons * size);
    line.setReportedUnit(Unit.CARTON);
    line.setReportedUnitSize(size);
    line.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.DELIVERIES, line, at);
  }

  static SimulatedEvent reading(
      OutletSite site,
      Sku sku,
      Instant at,
      Instant arrival,
      long packs,
      ReadingSource source,
      @Nullable String by) {
    InventoryReading reading = new InventoryReading();
    reading.setEventId(NO_ID);
    reading.setRecordedAt(arrival);
    reading.setOutletId(site.id());
    reading.setSku(sku.code());
    reading.setReadAt(at);
    reading.setOnHand(sku.baseUnits(packs));
    reading.setReportedUnit(Unit.PACK);
    reading.setReportedUnitSize(sku.ratios().unitsPerPack());
    reading.setSource(source);
    reading.setReportedBy(by);
    reading.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.INVENTORY_READINGS, reading, arrival);
  }

  static SimulatedEvent depotStock(String depot, String region, Sku sku, Instant at, long cartons) {
    long size = sku.ratios().baseUnitsIn(Unit.CARTON);
    DepotStock stock = new DepotStock();
    stock.setEventId(NO_ID);
    stock.setRecordedAt(at);
    stock.setDepotId(depot);
    stock.setRegion(region);
    stock.setSku(sku.code());
    stock.setReadAt(at);
    stock.setOnHand(cartons * size);
    stock.setReportedUnit(Unit.CARTON);
    stock.setReportedUnitSize(size);
    stock.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.DEPOT_STOCK, stock, at);
  }

  static SimulatedEvent visit(
      String visitId,
      OutletSite site,
      Instant from,
      Instant to,
      double latitude,
      double longitude,
      LocalDate plannedFor,
      Instant arrival) {
    Visit visit = new Visit();
    visit.setEventId(NO_ID);
    visit.setRecordedAt(arrival);
    visit.setVisitId(visitId);
    visit.setRepId(site.repId());
    visit.setOutletId(site.id());
    visit.setStartedAt(from);
    visit.setEndedAt(to);
    visit.setLatitude(latitude);
    visit.setLongitude(longitude);
    visit.setAccuracyM(15.0);
    visit.setPlannedFor(plannedFor);
    visit.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.VISITS, visit, arrival);
  }

  static SimulatedEvent price(
      String visitId,
      OutletSite site,
      Sku sku,
      Instant at,
      Instant arrival,
      @Nullable BigDecimal label,
      BigDecimal charged,
      PriceBasis basis) {
    PriceObservation observation = new PriceObservation();
    observation.setEventId(NO_ID);
    observation.setRecordedAt(arrival);
    observation.setVisitId(visitId);
    observation.setOutletId(site.id());
    observation.setSku(sku.code());
    observation.setObservedAt(at);
    observation.setLabelPrice(label == null ? null : money(label));
    observation.setChargedPrice(money(charged));
    observation.setBasis(basis);
    observation.setSource(PriceSource.VISIT);
    observation.setObserverId(site.repId());
    observation.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.PRICE_OBSERVATIONS, observation, arrival);
  }

  static SimulatedEvent need(
      String visitId,
      OutletSite site,
      String kind,
      String description,
      String owner,
      Instant raisedAt,
      Instant dueAt,
      NeedStatus status,
      Instant changedAt,
      Instant arrival) {
    Need need = new Need();
    need.setEventId(NO_ID);
    need.setRecordedAt(arrival);
    need.setNeedId("N" + visitId.substring(1));
    need.setVisitId(visitId);
    need.setOutletId(site.id());
    need.setKind(kind);
    need.setDescription(description);
    need.setOwner(owner);
    need.setRaisedAt(raisedAt);
    need.setDueAt(dueAt);
    need.setStatus(status);
    need.setChangedAt(changedAt);
    need.setReportedBySystem(SYSTEM);
    return new SimulatedEvent(EventType.NEEDS, need, arrival);
  }

  static BigDecimal money(BigDecimal amount) {
    return amount.setScale(Money.SCALE);
  }
}
