package dev.vedette.market;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Facts for tests: some outlets and SKUs, and made-up weeks of their trade. */
public final class Deals {
  /** A Monday. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  /** No correction moves a fact further than this. */
  public static final Duration LONGEST_MOVE = Duration.ofHours(4);

  private static final List<Place> PLACES =
      List.of(
          new Place("north/a", "urban", "kiosk", "1"),
          new Place("north/b", "rural", "", "2"),
          new Place("south/c/d", "urban", "supermarket", "2"),
          new Place("south", "", "kiosk", ""));
  private static final List<Fact.Origin> ORIGINS = List.of(Fact.Origin.values());
  private static final List<Fact.Basis> BASES = List.of(Fact.Basis.values());
  private static final int OUTLETS = 5;
  private static final int SKUS = 4;

  private Deals() {}

  public static Instant day(double days) {
    return START.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  public static Fact.Filed filed(String outlet, double day, Place place) {
    return filed(outlet, day, place, Fact.Status.TRADING);
  }

  public static Fact.Filed filed(String outlet, double day, Place place, Fact.Status status) {
    return new Fact.Filed("f-" + outlet + day, outlet, day(day), day(day), place, status);
  }

  public static Fact.Made made(String sku, double day, String brand, String priceClass) {
    return new Fact.Made("m-" + sku + day, sku, day(day), day(day), brand, priceClass, 20, 200);
  }

  /** A line in packs of 20, at 23.50 a pack that cost 20. */
  public static Fact.Ordered ordered(
      String outlet, String sku, double day, long demanded, long supplied) {
    String line = "o-" + outlet + sku + day;
    return new Fact.Ordered(
        line,
        outlet,
        sku,
        day(day),
        day(day),
        line,
        demanded,
        OptionalLong.of(supplied),
        new BigDecimal("23.500000"),
        new BigDecimal("20.000000"),
        20);
  }

  /** The same line anew, recorded a minute later. */
  public static Fact.Ordered corrected(
      Fact.Ordered order, double day, long demanded, OptionalLong supplied) {
    return new Fact.Ordered(
        order.eventId() + "-corrected",
        order.outletId(),
        order.sku(),
        day(day),
        order.recordedAt().plusSeconds(60),
        order.line(),
        demanded,
        supplied,
        order.price(),
        order.cost(),
        order.unitSize());
  }

  public static Fact.Stocked sampled(String outlet, String sku, double day, long onHand) {
    return stocked(outlet, sku, day, onHand, Fact.Origin.SAMPLE);
  }

  public static Fact.Stocked stocked(
      String outlet, String sku, double day, long onHand, Fact.Origin origin) {
    return new Fact.Stocked(
        "r-" + outlet + sku + day + origin, outlet, sku, day(day), day(day), onHand, origin);
  }

  public static Fact.Priced priced(
      String outlet, String sku, double day, String amount, Fact.Basis basis) {
    return new Fact.Priced(
        "p-" + outlet + sku + day, outlet, sku, day(day), day(day), new BigDecimal(amount), basis);
  }

  /** Weeks of trade with short and undecided supply, corrections, moves, closures and renamings. */
  public static List<Fact> weeks(long seed, int weeks) {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>();
    for (int j = 0; j < SKUS; j++) {
      // One SKU is never recorded; another is recorded without a brand.
      if (j > 0) {
        facts.add(made("sku-" + j, 0, j == 1 ? "" : "brand-" + j % 2, "class-" + j / 2));
        facts.add(made("sku-" + j, random.nextInt(weeks * 7) + 0.2, "brand-0", "class-1"));
      }
    }
    for (int i = 0; i < OUTLETS; i++) {
      String outlet = "outlet-" + i;
      // One outlet is never filed.
      if (i > 0) {
        facts.add(filed(outlet, 0, place(random)));
        facts.add(filed(outlet, random.nextInt(weeks * 7) + 0.1, place(random)));
        if (i == 1) {
          facts.add(filed(outlet, weeks * 5 + 0.3, place(random), Fact.Status.CLOSED));
        }
      }
      for (int j = 0; j < SKUS; j++) {
        for (int day = 0; day < weeks * 7; day++) {
          look(outlet, "sku-" + j, day, random, facts);
          order(outlet, "sku-" + j, day, random, facts);
        }
      }
    }
    return facts;
  }

  private static Place place(Random random) {
    return PLACES.get(random.nextInt(PLACES.size()));
  }

  private static void look(String outlet, String sku, int day, Random random, List<Fact> facts) {
    if (random.nextInt(4) == 0) {
      Fact.Origin origin = ORIGINS.get(random.nextInt(2));
      Fact.Stocked reading = stocked(outlet, sku, day + 0.9, random.nextInt(4) * 17L, origin);
      facts.add(reading);
      if (random.nextInt(4) == 0) {
        facts.add(
            new Fact.Stocked(
                reading.eventId() + "-corrected",
                outlet,
                sku,
                reading.at(),
                reading.at().plusSeconds(60),
                random.nextInt(3),
                origin));
      }
    }
    if (random.nextInt(9) == 0) {
      facts.add(
          priced(
              outlet,
              sku,
              day + 0.5,
              "%d.%d7".formatted(20 + random.nextInt(9), random.nextInt(10)),
              BASES.get(random.nextInt(3))));
    }
  }

  private static void order(String outlet, String sku, int day, Random random, List<Fact> facts) {
    if (random.nextInt(8) == 0) {
      double at = day + 0.95;
      Fact.Ordered order =
          ordered(outlet, sku, at, random.nextInt(5) * 13L, random.nextInt(3) * 13L);
      facts.add(order);
      switch (random.nextInt(7)) {
        case 0 -> facts.add(corrected(order, at, 30, OptionalLong.empty()));
        case 1 -> facts.add(corrected(order, at, 30, OptionalLong.of(0)));
        // Into the next day, which may be another cycle.
        case 2 -> facts.add(corrected(order, at + 0.1, 30, OptionalLong.of(30)));
        case 3 -> facts.add(corrected(order, at, 0, OptionalLong.of(0)));
        case 4 ->
            facts.add(
                new Fact.Ordered(
                    order.eventId() + "-other",
                    outlet,
                    "sku-1",
                    order.at(),
                    order.recordedAt().plusSeconds(90),
                    order.line(),
                    10,
                    OptionalLong.of(7),
                    null,
                    null,
                    1));
        default -> {}
      }
    }
  }
}
