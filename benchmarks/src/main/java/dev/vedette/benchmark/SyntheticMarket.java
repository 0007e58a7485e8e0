package dev.vedette.benchmark;

import dev.vedette.event.DeliveryLine;
import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.Outlet;
import dev.vedette.event.OutletStatus;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.Unit;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;

/**
 * A market large and plain enough to measure with: each SKU of each outlet sells by chance at a
 * rate of its own, is counted every evening, ordered the day before its weekly delivery, and runs
 * out now and then. The same seed gives the same events, in the order of their time.
 */
final class SyntheticMarket {
  static final LocalDate START = LocalDate.of(2026, 3, 2);
  private static final int CYCLE_DAYS = 7;
  private static final int REGIONS = 40;
  private static final Duration READING = Duration.ofHours(20);
  private static final Duration READING_LASTS = Duration.ofMinutes(110);

  /** Share of weekly demand, on average, that an outlet stocks up to. */
  private static final double COVER = 1.25;

  private final Size size;
  private final SplittableRandom random;
  private final double[] rates;
  private final int[] stock;
  private final String[] outletIds;
  private final String[] skus;
  private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
  private long nextId;

  /**
   * How large a market is.
   *
   * @param outlets at least 1
   * @param skus that each of them sells, at least 1
   * @param days on which it is counted, at least 1
   */
  record Size(int outlets, int skus, int days) {
    long keys() {
      return (long) outlets * skus;
    }

    @Override
    public String toString() {
      return "%,d outlets x %,d SKUs, counted on each of %d days".formatted(outlets, skus, days);
    }
  }

  /** Takes what happens, in the order of its time. */
  interface Listener {
    void happened(EventType type, SpecificRecord event) throws IOException;

    /** Everything up to {@code time} has been told. */
    void reached(Instant time) throws IOException;
  }

  SyntheticMarket(Size size, long seed) {
    this.size = size;
    this.random = new SplittableRandom(seed);
    int keys = Math.toIntExact(size.keys());
    rates = new double[keys];
    stock = new int[keys];
    outletIds = new String[size.outlets()];
    skus = new String[size.skus()];
    for (int i = 0; i < outletIds.length; i++) {
      outletIds[i] = "outlet-%06d".formatted(i);
    }
    for (int i = 0; i < skus.length; i++) {
      skus[i] = "sku-%04d".formatted(i);
    }
    for (int key = 0; key < keys; key++) {
      // From half a pack to eight a day; few sell much.
      rates[key] = 0.5 * Math.pow(16, random.nextDouble() * random.nextDouble());
      stock[key] = target(key);
    }
  }

  /** Tells all days. */
  void tell(Listener listener) throws IOException {
    for (int outlet = 0; outlet < size.outlets(); outlet++) {
      tell(listener, EventType.OUTLETS, outlet(outlet));
    }
    for (int day = 0; day < size.days(); day++) {
      deliver(day, listener);
      order(day, listener);
      count(day, listener);
      listener.reached(midnight(day + 1).minus(Duration.ofHours(2)));
    }
  }

  long told(EventType type) {
    return events.getOrDefault(type, 0L);
  }

  long toldInAll() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The last instant that {@link #tell} says was reached. */
  Instant end() {
    return midnight(size.days()).minus(Duration.ofHours(2));
  }

  /** A count of a SKU, after all days are told. */
  InventoryReading reading(int key, Instant at, long onHand) {
    return new InventoryReading(
        id(),
        at,
        outletIds[key / size.skus()],
        skus[key % size.skus()],
        at,
        onHand,
        Unit.UNIT,
        1L,
        ReadingSource.POS,
        "till",
        "benchmark");
  }

  /** Units on hand of a SKU at the end of what was told. */
  int onHand(int key) {
    return stock[key];
  }

  private void deliver(int day, Listener listener) throws IOException {
    for (int outlet = day % CYCLE_DAYS; outlet < size.outlets(); outlet += CYCLE_DAYS) {
      for (int sku = 0; day > 0 && sku < size.skus(); sku++) {
        int key = outlet * size.skus() + sku;
        int wanted = target(key) - stock[key];
        if (wanted > 0) {
          Instant at = midnight(day).plus(Duration.ofHours(6)).plusMillis(outlet);
          stock[key] += wanted;
          tell(
              listener,
              EventType.DELIVERIES,
              new DeliveryLine(
                  id(),
                  at,
                  "delivery-%d-%d".formatted(day, outlet),
                  sku,
                  "order-%d-%d".formatted(day, outlet),
                  outletIds[outlet],
                  skus[sku],
                  at,
                  (long) wanted,
                  Unit.UNIT,
                  1L,
                  "benchmark"));
        }
      }
    }
  }

  private void order(int day, Listener listener) throws IOException {
    for (int outlet = (day + 1) % CYCLE_DAYS; outlet < size.outlets(); outlet += CYCLE_DAYS) {
      for (int sku = 0; sku < size.skus(); sku++) {
        int key = outlet * size.skus() + sku;
        int wanted = target(key) - stock[key];
        if (wanted > 0) {
          Instant at = midnight(day).plus(Duration.ofHours(15)).plusMillis(outlet);
          tell(
              listener,
              EventType.ORDERS,
              new OrderLine(
                  id(),
                  at,
                  "order-%d-%d".formatted(day + 1, outlet),
                  sku,
                  outletIds[outlet],
                  skus[sku],
                  at,
                  (long) wanted,
                  (long) wanted,
                  null,
                  Unit.UNIT,
                  1L,
                  null,
                  null,
                  null,
                  "benchmark"));
        }
      }
    }
  }

  private void count(int day, Listener listener) throws IOException {
    for (int outlet = 0; outlet < size.outlets(); outlet++) {
      Instant at =
          midnight(day)
              .plus(READING)
              .plusMillis(READING_LASTS.toMillis() * outlet / size.outlets());
      for (int sku = 0; sku < size.skus(); sku++) {
        int key = outlet * size.skus() + sku;
        stock[key] = Math.max(0, stock[key] - demand(rates[key]));
        tell(listener, EventType.INVENTORY_READINGS, reading(key, at, stock[key]));
      }
    }
  }

  private int target(int key) {
    return (int) Math.ceil(rates[key] * CYCLE_DAYS * COVER) + 1;
  }

  /** Poisson, by multiplying uniform numbers until they are less than e^-rate. */
  private int demand(double rate) {
    double limit = Math.exp(-rate);
    int count = -1;
    for (double product = 1; product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  private Outlet outlet(int outlet) {
    Instant at = midnight(0);
    return new Outlet(
        id(),
        at,
        outletIds[outlet],
        null,
        null,
        "north/%02d/%d".formatted(outlet % REGIONS, outlet % 7),
        null,
        null,
        null,
        "rep-" + outlet / 200,
        null,
        null,
        OutletStatus.ACTIVE,
        CYCLE_DAYS,
        START.plusDays(outlet % CYCLE_DAYS),
        at,
        "benchmark");
  }

  private void tell(Listener listener, EventType type, SpecificRecord event) throws IOException {
    events.merge(type, 1L, Long::sum);
    listener.happened(type, event);
  }

  /** As long as the ids that the loader derives. */
  private String id() {
    return "%016x%016x".formatted(nextId++ * 0x9E3779B97F4A7C15L, nextId);
  }

  private static Instant midnight(int day) {
    return START.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
