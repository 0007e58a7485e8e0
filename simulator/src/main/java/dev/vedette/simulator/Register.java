package dev.vedette.simulator;

import dev.vedette.event.Outlet;
import dev.vedette.event.OutletContact;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.Product;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** Reports the records of products and outlets. All names in them are made up. */
final class Register {
  private static final String[] SURNAMES = {
    "Ash", "Birch", "Clay", "Dale", "Elm", "Frost", "Glen", "Hay", "Ivy", "Kerr", "Lake", "Moss"
  };

  private Register() {}

  static SimulatedEvent product(Sku sku, LocalDate start, Instant at) {
    Product product = new Product();
    product.setEventId(EventMaker.NO_ID);
    product.setRecordedAt(at);
    product.setSku(sku.code());
    product.setName(sku.name());
    product.setBrand(sku.brand());
    product.setManufacturer(sku.manufacturer());
    product.setPriceClass(sku.priceClass());
    product.setUnitsPerPack(sku.ratios().unitsPerPack());
    product.setPacksPerCarton(sku.ratios().packsPerCarton());
    product.setCartonsPerCase(sku.ratios().cartonsPerCase());
    product.setWholesalePricePerCarton(EventMaker.money(sku.wholesale()));
    product.setLaunchedOn(start.minusYears(1 + sku.number() % 9));
    product.setChangedAt(at);
    product.setReportedBySystem(EventMaker.SYSTEM);
    return new SimulatedEvent(EventType.PRODUCTS, product, at);
  }

  static SimulatedEvent outlet(OutletSite site, LocalDate start, Instant at) {
    Outlet outlet = new Outlet();
    outlet.setEventId(EventMaker.NO_ID);
    outlet.setRecordedAt(at);
    outlet.setOutletId(site.id());
    outlet.setLicenceNo(String.format(Locale.ROOT, "LIC%08d", site.number() + 1));
    outlet.setName(surname(site) + "'s " + site.channel().label());
    outlet.setRegion(site.region());
    outlet.setSetting(site.setting());
    outlet.setChannel(site.channel().label());
    outlet.setTier(Integer.toString(site.tier()));
    outlet.setRepId(site.repId());
    outlet.setLatitude(site.latitude());
    outlet.setLongitude(site.longitude());
    outlet.setStatus(OutletStatus.ACTIVE);
    outlet.setDeliveryCycleDays(site.cycleDays());
    outlet.setDeliveryAnchor(start.plusDays(site.anchorDay()));
    outlet.setChangedAt(at);
    outlet.setReportedBySystem(EventMaker.SYSTEM);
    return new SimulatedEvent(EventType.OUTLETS, outlet, at);
  }

  static SimulatedEvent contact(OutletSite site, Instant at) {
    OutletContact contact = new OutletContact();
    contact.setEventId(EventMaker.NO_ID);
    contact.setRecordedAt(at);
    contact.setOutletId(site.id());
    contact.setOwnerName((char) ('A' + site.number() % 26) + ". " + surname(site));
    contact.setPhone(String.format(Locale.ROOT, "000-%07d", site.number() + 1));
    contact.setAddress((1 + site.number() % 199) + " Simulated Street");
    contact.setChangedAt(at);
    contact.setReportedBySystem(EventMaker.SYSTEM);
    return new SimulatedEvent(EventType.OUTLET_CONTACTS, contact, at);
  }

  private static String surname(OutletSite site) {
    return SURNAMES[site.number() % SURNAMES.length];
  }
}
