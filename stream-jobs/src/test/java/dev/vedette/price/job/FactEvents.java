package dev.vedette.price.job;

import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.Product;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import org.apache.avro.specific.SpecificRecord;

/** Facts as the events that state them. */
final class FactEvents {
  private FactEvents() {}

  static SpecificRecord of(Fact fact) {
    return switch (fact) {
      case Observation observation -> event(observation);
      case OutletRecord outlet -> event(outlet);
      case ProductRecord product -> event(product);
      case RuleEntry rule -> event(rule);
    };
  }

  private static PriceObservation event(Observation observation) {
    PriceObservation event = new PriceObservation();
    event.setEventId(observation.eventId());
    event.setRecordedAt(observation.recordedAt());
    event.setVisitId(observation.visitId());
    event.setOutletId(observation.outletId());
    event.setSku(observation.sku());
    event.setObservedAt(observation.observedAt());
    event.setLabelPrice(observation.label());
    event.setChargedPrice(observation.charged());
    event.setBasis(observation.basis());
    event.setSource(observation.source());
    event.setObserverId(observation.observerId());
    event.setPhotoUri(observation.photoUri());
    event.setPhotoSha256(observation.photoSha256());
    event.setReportedBySystem("test");
    return event;
  }

  private static Outlet event(OutletRecord outlet) {
    Outlet event = new Outlet();
    event.setEventId(outlet.eventId());
    event.setRecordedAt(outlet.recordedAt());
    event.setOutletId(outlet.outletId());
    event.setChangedAt(outlet.changedAt());
    event.setRegion(outlet.region());
    event.setSetting(outlet.setting());
    event.setChannel(outlet.channel());
    event.setRepId(outlet.repId());
    event.setStatus(OutletStatus.ACTIVE);
    event.setReportedBySystem("test");
    return event;
  }

  private static Product event(ProductRecord product) {
    Product event = new Product();
    event.setEventId(product.eventId());
    event.setRecordedAt(product.recordedAt());
    event.setSku(product.sku());
    event.setChangedAt(product.changedAt());
    event.setBrand(product.brand());
    event.setPriceClass(product.priceClass());
    event.setUnitsPerPack(product.unitsPerPack());
    event.setPacksPerCarton(product.packsPerCarton());
    event.setCartonsPerCase(1);
    event.setWholesalePricePerCarton(product.wholesalePerCarton());
    event.setReportedBySystem("test");
    return event;
  }

  private static PriceRule event(RuleEntry rule) {
    PriceRule event = new PriceRule();
    event.setEventId(rule.eventId());
    event.setRecordedAt(rule.recordedAt());
    event.setRuleId(rule.ruleId());
    event.setVersion(rule.version());
    event.setKind(rule.kind());
    event.setSku(rule.scope().sku());
    event.setBrand(rule.scope().brand());
    event.setPriceClass(rule.scope().priceClass());
    event.setRegion(rule.scope().region());
    event.setChannel(rule.scope().channel());
    event.setBasis(rule.basis());
    event.setAmount(rule.amount());
    event.setPercent(rule.percent());
    event.setToleranceLow(rule.toleranceLow());
    event.setToleranceHigh(rule.toleranceHigh());
    event.setRounding(rule.rounding());
    event.setTick(rule.tick());
    event.setValidFrom(rule.validFrom());
    event.setValidTo(rule.validTo());
    event.setGraceDays(rule.graceDays());
    event.setCitation(rule.citation());
    event.setReportedBySystem("test");
    return event;
  }
}
