package dev.vedette.stockout;

import dev.vedette.event.ReadingSource;
import dev.vedette.measure.Money;
import dev.vedette.measure.PackRatios;
import dev.vedette.provenance.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Facts for tests: one outlet supplied every Monday at six, and made-up weeks of its trade. */
public final class Market {
  public static final String OUTLET = "outlet-1";
  public static final String SKU = "sku-1";

  /** A Monday. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private Market() {}

  public static Instant day(double days) {
    return START.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  public static Fact.OutletChanged outlet() {
    DeliveryPlan weekly = new DeliveryPlan(LocalDate.of(2026, 1, 5), 7);
    return new Fact.OutletChanged(
        "outlet",
        OUTLET,
        START,
        START,
        Origin.line(2),
        new OutletProfile("north/a", Optional.of("rep-1"), Optional.of(weekly)));
  }

  public static Fact.Counted counted(double day, long onHand) {
    return new Fact.Counted(
        "r" + day,
        OUTLET,
        SKU,
        day(day),
        day(day),
        Origin.line(Math.round(day * 100)),
        ReadingSource.POS,
        onHand,
        1);
  }

  public static Fact.Delivered delivered(double day, long quantity) {
    return new Fact.Delivered(
        "d" + day,
        OUTLET,
        SKU,
        day(day),
        day(day),
        Origin.line(Math.round(day * 100)),
        "d" + day,
        quantity);
  }

  public static Fact.Ordered ordered(double day, long demanded, long supplied) {
    return new Fact.Ordered(
        "o" + day,
        OUTLET,
        SKU,
        day(day),
        day(day),
        Origin.line(Math.round(day * 100)),
        "o" + day,
        demanded,
        OptionalLong.of(supplied),
        OptionalLong.empty());
  }

  /** Twenty to the pack, ten packs to the carton, 90.5 the carton. */
  public static Fact.ProductChanged product(double day, Optional<LocalDate> delistedOn) {
    return product(day, 20, "90.5", delistedOn);
  }

  public static Fact.ProductChanged product(
      double day, long unitsPerPack, String pricePerCarton, Optional<LocalDate> delistedOn) {
    return new Fact.ProductChanged(
        "p" + day,
        SKU,
        day(day),
        day(day),
        Origin.line(2),
        new ProductProfile(
            new PackRatios(unitsPerPack, 10, 250),
            Optional.of(Money.parse(pricePerCarton)),
            delistedOn));
  }

  public static Fact.DepotCounted depot(double day, long onHand) {
    return depot("depot-1", day, onHand);
  }

  public static Fact.DepotCounted depot(String depotId, double day, long onHand) {
    return new Fact.DepotCounted(
        depotId + "/" + day,
        depotId,
        "north",
        SKU,
        day(day),
        day(day),
        Origin.line(Math.round(day * 100)),
        onHand);
  }

  /** Weeks of trade around a depot that is empty now and then, and a product that changes. */
  public static List<Fact> tradeAroundADepot(long seed, int weeks) {
    Random random = new Random(seed * 31);
    List<Fact> facts = new ArrayList<>(trade(seed, weeks));
    int shortFor = 0;
    for (int day = 0; day < weeks * 7; day++) {
      shortFor = shortFor > 0 ? shortFor - 1 : random.nextInt(8) == 0 ? 1 + random.nextInt(6) : 0;
      if (random.nextInt(12) > 0) {
        // Within a spell some counts find goods that are gone the next day.
        boolean empty = shortFor > 0 && random.nextInt(4) > 0;
        facts.add(depot(day + 20 / 24.0, empty ? 0 : 500));
      } else if (random.nextInt(3) == 0) {
        day += 4;
      }
    }
    facts.add(product(0.1, Optional.empty()));
    Fact.ProductChanged wrong = product(weeks * 3.5, 25, "88.15", Optional.empty());
    facts.add(wrong);
    facts.add(
        new Fact.ProductChanged(
            wrong.eventId() + "-corrected",
            SKU,
            wrong.at(),
            wrong.at().plusSeconds(60),
            wrong.origin(),
            product(0, 20, "91.2", Optional.empty()).profile()));
    facts.add(product(weeks * 5.5, Optional.of(LocalDate.of(2026, 1, 5).plusDays(weeks * 6L))));
    return facts;
  }

  /**
   * Some weeks of trade with daily readings, deliveries that are at times short or late, and
   * corrected readings.
   */
  public static List<Fact> trade(long seed, int weeks) {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>();
    facts.add(outlet());
    long stock = 40;
    for (int day = 0; day < weeks * 7; day++) {
      if (day % 7 == 0 && day > 0) {
        long quantity = random.nextInt(4) == 0 ? random.nextInt(10) : 30 + random.nextInt(20);
        double late = random.nextInt(5) == 0 ? 1 : 0;
        facts.add(delivered(day + 0.25 + late, quantity));
        stock += quantity;
      }
      stock = Math.max(0, stock - random.nextInt(12));
      Fact.Counted reading = counted(day + 0.875, stock);
      facts.add(reading);
      if (random.nextInt(6) == 0) {
        facts.add(
            new Fact.Counted(
                reading.eventId() + "-corrected",
                OUTLET,
                SKU,
                reading.at(),
                reading.at().plusSeconds(60),
                reading.origin(),
                ReadingSource.POS,
                Math.max(0, stock - 1),
                1));
      }
      if (day % 7 == 5) {
        facts.add(ordered(day + 0.9, 50, random.nextInt(3) == 0 ? 0 : 50));
      }
    }
    return facts;
  }
}
