package dev.vedette.price;

import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.Product;
import dev.vedette.measure.Money;
import java.math.BigDecimal;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Makes the events that facts are read from. */
public final class PriceEvents {
  private static final String SYSTEM = "test";

  private PriceEvents() {}

  /** The event that states a fact. */
  public static SpecificRecord of(Fact fact) {
    return switch (fact) {
      case OutletRecord outlet -> outlet(outlet);
      case ProductRecord product -> product(product);
      case RuleEntry entry -> rule(entry);
      case Observation observation -> observation(observation);
    };
  }

  private static Outlet outlet(OutletRecord outlet) {
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
    event.setReportedBySystem(SYSTEM);
    return event;
  }

  private static Product product(ProductRecord product) {
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
    event.setWholesalePricePerCarton(scaled(product.wholesalePerCarton()));
    event.setReportedBySystem(SYSTEM);
    return event;
  }

  private static PriceRule rule(RuleEntry entry) {
    PriceRule event = new PriceRule();
    event.setEventId(entry.eventId());
    event.setRecordedAt(entry.recordedAt());
    event.setRuleId(entry.ruleId());
    event.setVersion(entry.version());
    event.setKind(entry.kind());
    event.setSku(entry.scope().sku());
    event.setBrand(entry.scope().brand());
    event.setPriceClass(entry.scope().priceClass());
    event.setRegion(entry.scope().region());
    event.setChannel(entry.scope().channel());
    event.setBasis(entry.basis());
    event.setAmount(scaled(entry.amount()));
    event.setPercent(scaled(entry.percent()));
    event.setToleranceLow(scaled(entry.toleranceLow()));
    event.setToleranceHigh(scaled(entry.toleranceHigh()));
    event.setRounding(entry.rounding());
    event.setTick(scaled(entry.tick()));
    event.setValidFrom(entry.validFrom());
    event.setValidTo(entry.validTo());
    event.setGraceDays(entry.graceDays());
    event.setCitation(entry.citation());
    event.setReportedBySystem(SYSTEM);
    return event;
  }

  private static PriceObservation observation(Observation observation) {
    PriceObservation event = new PriceObservation();
    event.setEventId(observation.eventId());
    event.setRecordedAt(observation.recordedAt());
    event.setVisitId(observation.visitId());
    event.setOutletId(observation.outletId());
    event.setSku(observation.sku());
    event.setObservedAt(observation.observedAt());
    event.setLabelPrice(scaled(observation.label()));
    event.setChargedPrice(scaled(observation.charged()));
    event.setBasis(observation.basis());
    event.setSource(observation.source());
    event.setObserverId(observation.observerId());
    event.setPhotoUri(observation.photoUri());
    event.setPhotoSha256(observation.photoSha256());
    event.setReportedBySystem(SYSTEM);
    return event;
  }

  private static @Nullable BigDecimal scaled(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.setScale(Money.SCALE);
  }
}
