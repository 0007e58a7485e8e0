package dev.vedette.price;

import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.PriceRule;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.PriceVerdict;
import dev.vedette.event.Product;
import dev.vedette.event.Rounding;
import dev.vedette.event.Setting;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Many small markets beside each other, each with a law, outlets and products of its own, in which
 * times, bounds and corrections often coincide; and what the engine says of every price in them.
 */
final class RandomPriceMarket {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> REGIONS = List.of("", "/a", "/a/x", "/b", "/ab");

  private final Random random;
  private final List<Outlet> outlets = new ArrayList<>();
  private final List<Product> products = new ArrayList<>();
  private final List<PriceRule> rules = new ArrayList<>();
  private final List<PriceObservation> observations = new ArrayList<>();
  private final List<PriceVerdict> verdicts = new ArrayList<>();
  private int events;

  private RandomPriceMarket(long seed) {
    this.random = new Random(seed);
  }

  /** The same seed makes the same world. */
  static PriceWorld world(long seed, int markets) {
    RandomPriceMarket world = new RandomPriceMarket(seed);
    for (int market = 0; market < markets; market++) {
      world.add("m" + market);
    }
    return new PriceWorld(
        world.outlets,
        world.products,
        world.rules,
        world.observations,
        List.of(),
        world.verdicts,
        List.of());
  }

  private void add(String market) {
    int firstRule = rules.size();
    int firstObservation = observations.size();
    int firstOutlet = outlets.size();
    int firstProduct = products.size();
    repeat(1 + random.nextInt(4), () -> outlets.add(outlet(market)));
    repeat(1 + random.nextInt(4), () -> products.add(product(market)));
    int ruleCount = 3 + random.nextInt(10);
    for (int rule = 0; rule < ruleCount; rule++) {
      String id = "%s-r%d".formatted(market, rule);
      PriceRuleKind kind = anyOf(PriceRuleKind.values());
      int versions = 1 + random.nextInt(3);
      for (int version = 1; version <= versions; version++) {
        rules.add(rule(market, id, version, kind));
      }
    }
    repeat(2 + random.nextInt(4), () -> observe(market));
    judge(
        outlets.subList(firstOutlet, outlets.size()),
        products.subList(firstProduct, products.size()),
        rules.subList(firstRule, rules.size()),
        observations.subList(firstObservation, observations.size()));
  }

  private void judge(
      List<Outlet> files,
      List<Product> records,
      List<PriceRule> entries,
      List<PriceObservation> seen) {
    PriceLaw law = PriceLaw.of(facts(entries, RuleEntry.class));
    Map<String, List<Observation>> subjects = new TreeMap<>();
    for (Observation observation : facts(seen, Observation.class)) {
      subjects.computeIfAbsent(observation.subject(), none -> new ArrayList<>()).add(observation);
    }
    for (List<Observation> versions : subjects.values()) {
      List<VerdictRevision> history =
          VerdictHistory.of(
              versions, law, facts(files, OutletRecord.class), facts(records, ProductRecord.class));
      history.forEach(revision -> verdicts.add(VerdictRow.of(revision, history.size())));
    }
  }

  private static <F extends Fact> List<F> facts(
      List<? extends SpecificRecord> events, Class<F> type) {
    List<F> facts = new ArrayList<>();
    for (int offset = 0; offset < events.size(); offset++) {
      facts.add(
          type.cast(PriceFacts.read(events.get(offset), new Origin(0, offset)).orElseThrow()));
    }
    return facts;
  }

  private Outlet outlet(String market) {
    Instant changedAt = day(-30 + random.nextInt(35));
    return Outlet.newBuilder()
        .setEventId(nextId())
        .setRecordedAt(rarely(2) ? day(random.nextInt(40)) : changedAt)
        .setOutletId("%s-o%d".formatted(market, rarely(3) ? 2 : 1))
        .setRegion(market + anyOf(REGIONS))
        .setSetting(orNull(3, anyOf(Setting.values())))
        .setChannel(orNull(3, anyOf(List.of("kiosk", "market"))))
        .setRepId(orNull(3, "rep"))
        .setStatus(OutletStatus.ACTIVE)
        .setChangedAt(changedAt)
        .setReportedBySystem("file")
        .build();
  }

  private Product product(String market) {
    Instant changedAt = day(-30 + random.nextInt(35));
    return Product.newBuilder()
        .setEventId(nextId())
        .setRecordedAt(rarely(2) ? day(random.nextInt(40)) : changedAt)
        .setSku("%s-s%d".formatted(market, rarely(3) ? 2 : 1))
        .setBrand(orNull(3, anyOf(List.of("Lark", "Swift"))))
        .setPriceClass(orNull(3, anyOf(List.of("I", "II"))))
        .setUnitsPerPack(anyOf(List.of(20L, 16L, 7L)))
        .setPacksPerCarton(anyOf(List.of(10L, 12L, 3L)))
        .setCartonsPerCase(250)
        .setWholesalePricePerCarton(orNull(4, tenths(800, 900)))
        .setChangedAt(changedAt)
        .setReportedBySystem("file")
        .build();
  }

  private PriceRule rule(String market, String id, int version, PriceRuleKind kind) {
    boolean markUp = kind == PriceRuleKind.MARKUP_FLOOR;
    PriceBasis basis =
        kind == PriceRuleKind.UNIT_FLOOR ? PriceBasis.THOUSAND_UNITS : anyOf(PriceBasis.values());
    Instant from = day(anyOf(List.of(-30, 0, 0, 5, 10, random.nextInt(20))));
    Rounding rounding = orNull(2, anyOf(Rounding.values()));
    return PriceRule.newBuilder()
        .setEventId(nextId())
        .setRecordedAt(day(-30 + random.nextInt(rarely(2) ? 70 : 5)))
        .setRuleId(id)
        .setVersion(version)
        .setKind(kind)
        .setSku(rarely(5) ? market + "-s1" : null)
        .setBrand(rarely(5) ? "Lark" : null)
        .setPriceClass(rarely(5) ? "I" : null)
        .setRegion(market + (rarely(3) ? anyOf(REGIONS) : ""))
        .setChannel(rarely(6) ? "kiosk" : null)
        .setBasis(markUp ? null : basis)
        .setAmount(markUp ? null : price(basis))
        .setPercent(markUp ? tenths(0, 3) : null)
        .setToleranceLow(kind == PriceRuleKind.GUIDE ? orNull(4, anyOf(fractions())) : null)
        .setToleranceHigh(kind == PriceRuleKind.GUIDE ? orNull(4, anyOf(fractions())) : null)
        .setRounding(rounding)
        .setTick(
            rounding == null
                ? null
                : new BigDecimal(anyOf(List.of("0.01", "0.03", "0.5"))).setScale(6))
        .setValidFrom(from)
        .setValidTo(rarely(2) ? null : from.plus(Duration.ofDays(anyOf(List.of(0, 5, 10, 20, 60)))))
        .setGraceDays(orNull(3, anyOf(List.of(0, 3, 7, 30))))
        .setReportedBySystem("file")
        .build();
  }

  private void observe(String market) {
    Instant observedAt = day(random.nextInt(25));
    PriceBasis basis = anyOf(PriceBasis.values());
    PriceObservation first =
        PriceObservation.newBuilder()
            .setEventId(nextId())
            .setRecordedAt(observedAt.plus(Duration.ofDays(random.nextInt(3))))
            .setVisitId(orNull(2, "visit-" + events))
            .setOutletId("%s-o%d".formatted(market, rarely(5) ? 2 : 1))
            .setSku("%s-s%d".formatted(market, rarely(5) ? 2 : 1))
            .setObservedAt(observedAt)
            .setLabelPrice(orNull(2, price(basis)))
            .setChargedPrice(price(basis))
            .setBasis(basis)
            .setSource(anyOf(PriceSource.values()))
            .setObserverId("observer-" + events)
            .setReportedBySystem("file")
            .build();
    observations.add(first);
    repeat(
        rarely(3) ? 1 + random.nextInt(2) : 0,
        () ->
            observations.add(
                PriceObservation.newBuilder(first)
                    .setEventId(nextId())
                    .setRecordedAt(first.getRecordedAt().plus(Duration.ofDays(random.nextInt(9))))
                    .setLabelPrice(price(basis))
                    .setChargedPrice(orNull(4, price(basis)))
                    .build()));
  }

  /** Alike in all bases, for twenty to the pack and ten packs to the carton. */
  private BigDecimal price(PriceBasis basis) {
    return switch (basis) {
      case PACK -> tenths(80, 110);
      case CARTON -> tenths(800, 1100);
      case THOUSAND_UNITS -> tenths(4000, 5500);
    };
  }

  private BigDecimal tenths(int least, int most) {
    return BigDecimal.valueOf(least + random.nextInt(most - least + 1), 1).setScale(6);
  }

  private static List<BigDecimal> fractions() {
    return List.of(
        new BigDecimal("0.100000"), new BigDecimal("0.050000"), new BigDecimal("0.033333"));
  }

  private static Instant day(int number) {
    return BEGINNING.plus(Duration.ofDays(number));
  }

  /** In no order. */
  private String nextId() {
    return "%05d".formatted(events++ * 7_919 % 99_991);
  }

  private boolean rarely(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> @Nullable T orNull(int oneIn, T value) {
    return rarely(oneIn) ? null : value;
  }

  private <T> T anyOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <T> T anyOf(T[] values) {
    return Objects.requireNonNull(values[random.nextInt(values.length)]);
  }

  private static void repeat(int times, Runnable action) {
    for (int time = 0; time < times; time++) {
      action.run();
    }
  }
}
