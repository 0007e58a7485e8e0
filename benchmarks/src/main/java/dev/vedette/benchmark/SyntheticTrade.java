package dev.vedette.benchmark;

import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceSource;
import dev.vedette.event.Product;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.Setting;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * A {@link SyntheticMarket} as the market job reads it: its outlets told apart by setting, channel
 * and class, five SKUs to a brand, orders with prices. One outlet in ten is a sample site that is
 * counted every evening; to the others somebody comes once a week, and everywhere each price is
 * observed once a week.
 */
final class SyntheticTrade {
  /** What it tells of. */
  static final List<EventType> TYPES =
      List.of(
          EventType.OUTLETS,
          EventType.PRODUCTS,
          EventType.INVENTORY_READINGS,
          EventType.ORDERS,
          EventType.PRICE_OBSERVATIONS);

  private static final int SCALE = 6;
  private static final int WEEK = 7;
  private static final int ONE_SAMPLED_IN = 10;
  private static final int CHANNELS = 3;
  private static final int TIERS = 4;
  private static final int SKUS_OF_A_BRAND = 5;
  private static final int PRICE_CLASSES = 4;
  private static final int UNITS_PER_PACK = 20;
  private static final int PACKS_PER_CARTON = 10;
  private static final int CARTONS_PER_CASE = 250;

  private final SyntheticMarket market;
  private final SyntheticMarket.Size size;
  private final Map<EventType, Long> told = new EnumMap<>(EventType.class);

  SyntheticTrade(SyntheticMarket.Size size, long seed) {
    this.size = size;
    this.market = new SyntheticMarket(size, seed);
  }

  /** Tells all days, in the order of time. */
  void tell(SyntheticMarket.Listener listener) throws IOException {
    for (int sku = 0; sku < size.skus(); sku++) {
      tell(listener, EventType.PRODUCTS, product(sku));
    }
    market.tell(
        new SyntheticMarket.Listener() {
          @Override
          public void happened(EventType type, SpecificRecord event) throws IOException {
            switch (event) {
              case Outlet outlet -> SyntheticTrade.this.tell(listener, type, filed(outlet));
              case OrderLine line -> SyntheticTrade.this.tell(listener, type, priced(line));
              case InventoryReading reading -> seen(listener, reading);
              default -> {}
            }
          }

          @Override
          public void reached(Instant time) throws IOException {
            listener.reached(time);
          }
        });
  }

  long told(EventType type) {
    return told.getOrDefault(type, 0L);
  }

  long toldInAll() {
    return told.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The last instant that {@link #tell} says was reached. */
  Instant end() {
    return market.end();
  }

  private void seen(SyntheticMarket.Listener listener, InventoryReading reading)
      throws IOException {
    int outlet = number(reading.getOutletId());
    LocalDate day = LocalDate.ofInstant(reading.getReadAt(), ZoneOffset.UTC);
    boolean isSampled = outlet % ONE_SAMPLED_IN == 0;
    boolean isVisited = outlet % WEEK == day.toEpochDay() % WEEK;
    if (isSampled || isVisited) {
      reading.setSource(isSampled ? ReadingSource.SAMPLE_SITE : ReadingSource.VISIT);
      tell(listener, EventType.INVENTORY_READINGS, reading);
    }
    if (isVisited) {
      tell(listener, EventType.PRICE_OBSERVATIONS, observation(reading));
    }
  }

  private static Outlet filed(Outlet outlet) {
    int number = number(outlet.getOutletId());
    outlet.setSetting(number % 2 == 0 ? Setting.URBAN : Setting.RURAL);
    outlet.setChannel("channel-" + number % CHANNELS);
    outlet.setTier("tier-" + number % TIERS);
    return outlet;
  }

  private static OrderLine priced(OrderLine line) {
    BigDecimal price = price(line.getSku());
    line.setPricePerUnit(price);
    line.setCostPerUnit(price.movePointLeft(1).setScale(SCALE));
    return line;
  }

  private static PriceObservation observation(InventoryReading reading) {
    PriceObservation seen = new PriceObservation();
    seen.setEventId("p" + reading.getEventId());
    seen.setRecordedAt(reading.getRecordedAt());
    seen.setOutletId(reading.getOutletId());
    seen.setSku(reading.getSku());
    seen.setObservedAt(reading.getReadAt());
    seen.setChargedPrice(price(reading.getSku()));
    seen.setBasis(PriceBasis.PACK);
    seen.setSource(PriceSource.VISIT);
    seen.setReportedBySystem("benchmark");
    return seen;
  }

  private static Product product(int sku) {
    Instant at = SyntheticMarket.START.atStartOfDay(ZoneOffset.UTC).toInstant();
    Product product = new Product();
    product.setEventId("product-%04d".formatted(sku));
    product.setRecordedAt(at);
    product.setSku("sku-%04d".formatted(sku));
    product.setBrand("brand-" + sku / SKUS_OF_A_BRAND);
    product.setPriceClass("class-" + sku % PRICE_CLASSES);
    product.setUnitsPerPack(UNITS_PER_PACK);
    product.setPacksPerCarton(PACKS_PER_CARTON);
    product.setCartonsPerCase(CARTONS_PER_CASE);
    product.setChangedAt(at);
    product.setReportedBySystem("benchmark");
    return product;
  }

  private static BigDecimal price(String sku) {
    return BigDecimal.valueOf(10 + number(sku) % 40).setScale(SCALE);
  }

  /** What stands behind the hyphen. */
  private static int number(String name) {
    return Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }

  private void tell(SyntheticMarket.Listener listener, EventType type, SpecificRecord event)
      throws IOException {
    told.merge(type, 1L, Long::sum);
    listener.happened(type, event);
  }
}
