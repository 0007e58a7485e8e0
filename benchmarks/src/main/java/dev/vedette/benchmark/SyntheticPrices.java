package dev.vedette.benchmark;

import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.Product;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Prices large and plain enough to measure with: each SKU of each outlet is looked at once a day,
 * under a law with a guide for each SKU in each region and a floor for each SKU. One price in
 * twenty-five is too high. The same seed gives the same events, in the order of their time.
 */
final class SyntheticPrices {
  /** What it tells of, in the order in which it is told. */
  static final List<EventType> TYPES =
      List.of(
          EventType.OUTLETS,
          EventType.PRODUCTS,
          EventType.PRICE_RULES,
          EventType.PRICE_OBSERVATIONS);

  private static final int REGIONS = 40;
  private static final int SCALE = 6;
  private static final int ONE_TOO_HIGH_IN = 25;
  private static final BigDecimal TOLERANCE = new BigDecimal("0.100000");
  private static final Instant LONG_AGO = midnight(-365);

  private final SyntheticMarket.Size size;
  private final SplittableRandom random;
  private long nextId;
  private long told;

  SyntheticPrices(SyntheticMarket.Size size, long seed) {
    this.size = size;
    this.random = new SplittableRandom(seed);
  }

  /** Tells all days. */
  void tell(SyntheticMarket.Listener listener) throws IOException {
    for (int outlet = 0; outlet < size.outlets(); outlet++) {
      tell(listener, EventType.OUTLETS, outlet(outlet));
    }
    for (int sku = 0; sku < size.skus(); sku++) {
      tell(listener, EventType.PRODUCTS, product(sku));
      tell(listener, EventType.PRICE_RULES, rule(sku, null, PriceRuleKind.FLOOR));
      for (int region = 0; region < REGIONS; region++) {
        tell(listener, EventType.PRICE_RULES, rule(sku, region(region), PriceRuleKind.GUIDE));
      }
    }
    listener.reached(midnight(0));
    for (int day = 0; day < size.days(); day++) {
      for (int outlet = 0; outlet < size.outlets(); outlet++) {
        for (int sku = 0; sku < size.skus(); sku++) {
          tell(listener, EventType.PRICE_OBSERVATIONS, observation(day, outlet, sku));
        }
      }
      listener.reached(midnight(day + 1));
    }
  }

  long toldInAll() {
    return told;
  }

  /** Entries of the law. */
  int rules() {
    return size.skus() * (REGIONS + 1);
  }

  /** The last instant that {@link #tell} says was reached. */
  Instant end() {
    return midnight(size.days());
  }

  private PriceObservation observation(int day, int outlet, int sku) {
    Instant at =
        midnight(day).plusMillis(Duration.ofDays(1).toMillis() * outlet / size.outlets() + sku);
    boolean isHigh = random.nextInt(ONE_TOO_HIGH_IN) == 0;
    PriceObservation seen = new PriceObservation();
    seen.setEventId(id());
    seen.setRecordedAt(at);
    seen.setOutletId("outlet-%06d".formatted(outlet));
    seen.setSku("sku-%04d".formatted(sku));
    seen.setObservedAt(at);
    seen.setChargedPrice(amount(isHigh ? price(sku) * 5 / 4 : price(sku)));
    seen.setBasis(PriceBasis.PACK);
    seen.setSource(PriceSource.POS);
    seen.setReportedBySystem("benchmark");
    return seen;
  }

  private PriceRule rule(int sku, @Nullable String region, PriceRuleKind kind) {
    PriceRule rule = new PriceRule();
    rule.setEventId(id());
    rule.setRecordedAt(LONG_AGO);
    rule.setRuleId("%s-%04d-%s".formatted(kind, sku, region));
    rule.setVersion(1);
    rule.setKind(kind);
    rule.setSku("sku-%04d".formatted(sku));
    rule.setRegion(region);
    rule.setBasis(PriceBasis.PACK);
    rule.setAmount(amount(kind == PriceRuleKind.GUIDE ? price(sku) : price(sku) / 2));
    if (kind == PriceRuleKind.GUIDE) {
      rule.setToleranceLow(TOLERANCE);
      rule.setToleranceHigh(TOLERANCE);
    }
    rule.setValidFrom(LONG_AGO);
    rule.setReportedBySystem("benchmark");
    return rule;
  }

  /** In hundredths. */
  private static long price(int sku) {
    return 1_000 + 100L * (sku % 40);
  }

  private static BigDecimal amount(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2).setScale(SCALE);
  }

  private Product product(int sku) {
    Product product = new Product();
    product.setEventId(id());
    product.setRecordedAt(LONG_AGO);
    product.setSku("sku-%04d".formatted(sku));
    product.setBrand("brand-" + sku / 5);
    product.setUnitsPerPack(20);
    product.setPacksPerCarton(10);
    product.setCartonsPerCase(250);
    product.setChangedAt(LONG_AGO);
    product.setReportedBySystem("benchmark");
    return product;
  }

  private Outlet outlet(int outlet) {
    Outlet made = new Outlet();
    made.setEventId(id());
    made.setRecordedAt(LONG_AGO);
    made.setOutletId("outlet-%06d".formatted(outlet));
    made.setRegion(region(outlet % REGIONS) + "/" + outlet % 7);
    made.setRepId("rep-" + outlet / 200);
    made.setStatus(OutletStatus.ACTIVE);
    made.setChangedAt(LONG_AGO);
    made.setReportedBySystem("benchmark");
    return made;
  }

  private static String region(int region) {
    return "north/%02d".formatted(region);
  }

  private void tell(SyntheticMarket.Listener listener, EventType type, SpecificRecord event)
      throws IOException {
    told++;
    listener.happened(type, event);
  }

  /** As long as the ids that the loader derives. */
  private String id() {
    return "%016x%016x".formatted(nextId++ * 0x9E3779B97F4A7C15L, nextId);
  }

  private static Instant midnight(int day) {
    return SyntheticMarket.START.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
