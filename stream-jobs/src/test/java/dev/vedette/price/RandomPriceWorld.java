package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.Rounding;
import dev.vedette.event.Setting;
import dev.vedette.measure.Money;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small market and its price law, made from a seed, in which everything that can coincide does:
 * few instants, regions, amounts and times of recording, so that versions, bounds and boundaries
 * meet. The facts are in no order, and some events are there twice. All of them pass the checks of
 * ingestion, but for SKUs without ratios.
 */
public final class RandomPriceWorld {
  private static final Instant EVE = Instant.parse("2024-03-29T23:00:00Z");

  /** Midnights around a change to summer time in an odd zone, and instants just beside them. */
  private static final List<Instant> INSTANTS =
      List.of(
          EVE,
          EVE.plusNanos(1_000),
          EVE.plus(Duration.ofDays(1)).minusNanos(1_000),
          EVE.plus(Duration.ofDays(1)),
          EVE.plus(Duration.ofHours(47)),
          EVE.plus(Duration.ofDays(2)),
          EVE.plus(Duration.ofDays(7)).minusNanos(1_000),
          EVE.plus(Duration.ofDays(7)),
          EVE.plus(Duration.ofMinutes(7 * 24 * 60 + 45)));

  private static final List<String> REGIONS =
      List.of("north", "north/river", "north/river/old-town", "north/river-bank", "south");
  private static final List<String> CHANNELS = List.of("kiosk", "supermarket");
  private static final List<String> OUTLETS = List.of("outlet-1", "outlet-2");
  private static final List<String> SKUS = List.of("sku-1", "sku-2");
  private static final List<String> BRANDS = List.of("Lark", "Swift");
  private static final List<String> CLASSES = List.of("I", "II");

  /** Their order by bytes is neither that of UTF-16 nor that of numbers. */
  private static final List<String> RULES =
      List.of(
          "r-1",
          "r-10",
          "r-2",
          "R-1",
          "r-3",
          "r-é",
          "r-\uE000",
          "r-\uFFFD",
          "r-\uD83D\uDE00",
          "s",
          "t");

  private static final List<String> AMOUNTS =
      List.of(
          "0",
          "0.000001",
          "0.05",
          "0.5",
          "0.995",
          "1",
          "1.005",
          "1.1",
          "1.15",
          "2",
          "2.5",
          "9.99",
          "10",
          "10.005",
          "20",
          "50",
          "100",
          "333.333333",
          "1000",
          "999999999999.999999");
  private static final List<String> LIKELY_AMOUNTS =
      List.of("0.9", "0.995", "1", "1", "1.005", "1.05", "1.1", "1.15", "1.2");
  private static final List<String> FRACTIONS =
      List.of("0", "0.005", "0.1", "0.15", "0.333333", "0.5", "1");
  private static final List<String> TICKS = List.of("0.01", "0.05", "0.03", "0.5", "1", "7");

  private final Random random;
  private final boolean wild;
  private final List<RuleEntry> rules = new ArrayList<>();
  private final List<OutletRecord> outlets = new ArrayList<>();
  private final List<ProductRecord> products = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();
  private long facts;

  /** The same seed makes the same world. */
  public RandomPriceWorld(long seed) {
    this.random = new Random(seed);
    // In half of the worlds prices, amounts and ratios are alike, so that bounds meet.
    this.wild = random.nextBoolean();
    repeat(2 + random.nextInt(4), this::addOutlet);
    repeat(2 + random.nextInt(4), this::addProduct);
    repeat(2 + random.nextInt(16), this::addRule);
    repeat(1 + random.nextInt(6), this::addObservation);
    for (List<?> some : List.of(rules, outlets, products, observations)) {
      Collections.shuffle(some, random);
    }
  }

  /** Entries of the law. */
  public List<RuleEntry> rules() {
    return List.copyOf(rules);
  }

  public List<OutletRecord> outlets() {
    return List.copyOf(outlets);
  }

  public List<ProductRecord> products() {
    return List.copyOf(products);
  }

  public List<Observation> observations() {
    return List.copyOf(observations);
  }

  /** All facts. */
  public List<Fact> all() {
    List<Fact> all = new ArrayList<>(rules);
    all.addAll(outlets);
    all.addAll(products);
    all.addAll(observations);
    return all;
  }

  /** The versions of each observation, by its subject. */
  public Map<String, List<Observation>> subjects() {
    Map<String, List<Observation>> subjects = new LinkedHashMap<>();
    for (Observation observation : observations) {
      subjects.computeIfAbsent(observation.subject(), none -> new ArrayList<>()).add(observation);
    }
    return subjects;
  }

  private static void repeat(int times, Runnable action) {
    for (int time = 0; time < times; time++) {
      action.run();
    }
  }

  private void addOutlet() {
    String eventId = nextId();
    boolean first = outlets.isEmpty();
    Instant recordedAt = first ? EVE : recorded();
    String outletId = first || !rarely(3) ? OUTLETS.getFirst() : OUTLETS.getLast();
    Instant changedAt = !first && rarely(3) ? anyOf(INSTANTS) : EVE;
    String region = anyOf(REGIONS);
    Setting setting = orNull(anyOf(List.of(Setting.values())));
    String channel = orNull(anyOf(CHANNELS));
    repeated(
        () ->
            outlets.add(
                new OutletRecord(
                    eventId,
                    recordedAt,
                    origin(),
                    outletId,
                    changedAt,
                    region,
                    setting,
                    channel,
                    null)));
  }

  private void addProduct() {
    String eventId = nextId();
    boolean first = products.isEmpty();
    Instant recordedAt = first ? EVE : recorded();
    String sku = first || !rarely(3) ? SKUS.getFirst() : SKUS.getLast();
    Instant changedAt = !first && rarely(3) ? anyOf(INSTANTS) : EVE;
    String brand = orNull(anyOf(BRANDS));
    String priceClass = orNull(anyOf(CLASSES));
    long unitsPerPack =
        rarely(20) ? 0 : wild ? anyOf(List.of(20L, 20L, 1L, 3L, 7L, 1_000_000L)) : 1_000L;
    long packsPerCarton = rarely(20) ? 0 : wild ? anyOf(List.of(10L, 10L, 1L, 3L, 1_000_000L)) : 1L;
    BigDecimal wholesale = rarely(6) ? null : positive();
    repeated(
        () ->
            products.add(
                new ProductRecord(
                    eventId,
                    recordedAt,
                    origin(),
                    sku,
                    changedAt,
                    brand,
                    priceClass,
                    unitsPerPack,
                    packsPerCarton,
                    wholesale)));
  }

  private void addRule() {
    String eventId = nextId();
    Instant recordedAt = recorded();
    String ruleId = anyOf(RULES);
    int version = 1 + random.nextInt(3);
    PriceRuleKind kind = anyOf(List.of(PriceRuleKind.values()));
    Scope scope =
        new Scope(
            rarely(4) ? anyOf(SKUS) : null,
            rarely(5) ? anyOf(BRANDS) : null,
            rarely(5) ? anyOf(CLASSES) : null,
            rarely(2) ? anyOf(REGIONS) : null,
            rarely(5) ? anyOf(CHANNELS) : null);
    Instant from = rarely(4) ? EVE.minus(Duration.ofDays(30)) : anyOf(INSTANTS);
    Instant end = anyOf(INSTANTS);
    Instant to = rarely(3) ? null : rarely(8) ? from : end.isBefore(from) ? null : end;
    PriceBasis basis = kind == PriceRuleKind.UNIT_FLOOR ? PriceBasis.THOUSAND_UNITS : anyBasis();
    BigDecimal amount = amount();
    BigDecimal percent = fraction();
    BigDecimal low = orNull(fraction());
    BigDecimal high = orNull(fraction());
    Rounding rounding = orNull(anyOf(List.of(Rounding.values())));
    BigDecimal tick = new BigDecimal(anyOf(TICKS)).setScale(Money.SCALE);
    int graceDays = anyOf(List.of(0, 1, 7));
    repeated(
        () ->
            rules.add(
                new RuleEntry(
                    eventId,
                    recordedAt,
                    origin(),
                    ruleId,
                    version,
                    kind,
                    scope,
                    kind == PriceRuleKind.MARKUP_FLOOR ? null : basis,
                    kind == PriceRuleKind.MARKUP_FLOOR ? null : amount,
                    kind == PriceRuleKind.MARKUP_FLOOR ? percent : null,
                    kind == PriceRuleKind.GUIDE ? low : null,
                    kind == PriceRuleKind.GUIDE ? high : null,
                    rounding,
                    rounding == null ? null : tick,
                    from,
                    to,
                    graceDays,
                    null)));
  }

  private void addObservation() {
    String outletId = rarely(20) ? "nowhere" : rarely(4) ? OUTLETS.getLast() : OUTLETS.getFirst();
    String sku = rarely(20) ? "nothing" : rarely(4) ? SKUS.getLast() : SKUS.getFirst();
    Instant observedAt = anyOf(INSTANTS);
    PriceBasis basis = anyBasis();
    String visit = nextId();
    repeat(
        rarely(2) ? 1 + random.nextInt(3) : 1,
        () -> {
          String eventId = nextId();
          Instant recordedAt = recorded();
          BigDecimal charged = orNull(positive());
          BigDecimal label = charged == null ? positive() : orNull(positive());
          repeated(
              () ->
                  observations.add(
                      new Observation(
                          eventId,
                          recordedAt,
                          origin(),
                          PriceFacts.subject(
                              visit, outletId, sku, observedAt, basis, PriceSource.VISIT, "rep-1"),
                          visit,
                          outletId,
                          sku,
                          observedAt,
                          label,
                          charged,
                          basis,
                          PriceSource.VISIT,
                          "rep-1",
                          null,
                          null)));
        });
  }

  /** Adds an event; some are read twice. */
  private void repeated(Runnable event) {
    repeat(rarely(6) ? 2 : 1, event);
  }

  /** Neither in the order of facts, nor in that of time. */
  private String nextId() {
    return "%s%d".formatted(anyOf(List.of("a", "b", "é")), facts++);
  }

  private Origin origin() {
    return new Origin(random.nextInt(2), facts++);
  }

  private Instant recorded() {
    return anyOf(INSTANTS).plus(Duration.ofDays(random.nextInt(2)));
  }

  private PriceBasis anyBasis() {
    return anyOf(List.of(PriceBasis.values()));
  }

  private BigDecimal amount() {
    return new BigDecimal(anyOf(wild ? AMOUNTS : LIKELY_AMOUNTS)).setScale(Money.SCALE);
  }

  private BigDecimal fraction() {
    return new BigDecimal(anyOf(FRACTIONS)).setScale(Money.SCALE);
  }

  /** A price on a bound, or just beside it, or anywhere. */
  private BigDecimal positive() {
    BigDecimal price = amount().add(BigDecimal.valueOf(random.nextInt(3) - 1, 6));
    return price.signum() > 0 && price.precision() <= Money.PRECISION
        ? price
        : BigDecimal.ONE.setScale(Money.SCALE);
  }

  private boolean rarely(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <T> @Nullable T orNull(T value) {
    return rarely(3) ? null : value;
  }
}
