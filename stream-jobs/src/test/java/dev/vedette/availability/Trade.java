package dev.vedette.availability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Facts for tests: some outlets and SKUs, and made-up weeks of their trade. */
public final class Trade {
  /** A Monday. */
  public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  /** No fact is recorded more than this after its time, nor moved further by a correction. */
  public static final Duration LONGEST_MOVE = Duration.ofHours(4);

  private static final List<String> REGIONS = List.of("north/a", "north/b", "south/c/d", "south");
  private static final int OUTLETS = 6;
  private static final int SKUS = 3;

  private Trade() {}

  public static Instant day(double days) {
    return START.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  public static Fact.Filed filed(String outlet, double day, String region) {
    return new Fact.Filed("f-" + outlet + day, outlet, day(day), day(day), region);
  }

  public static Fact.Ordered ordered(
      String outlet, String sku, double day, long demanded, long supplied) {
    String line = "o-" + outlet + sku + day;
    return new Fact.Ordered(
        line, outlet, sku, day(day), day(day), line, demanded, OptionalLong.of(supplied));
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
        supplied);
  }

  public static Fact.Sampled sampled(String outlet, String sku, double day, long onHand) {
    return new Fact.Sampled(
        "r-" + outlet + sku + day, outlet, sku, day(day), day(day), "pos", onHand);
  }

  /** Weeks of trade with short and undecided supply, corrections of every kind, and moves. */
  public static List<Fact> weeks(long seed, int weeks) {
    Random random = new Random(seed);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < OUTLETS; i++) {
      String outlet = "outlet-" + i;
      // One outlet is never filed.
      if (i > 0) {
        facts.add(filed(outlet, 0, REGIONS.get(random.nextInt(REGIONS.size()))));
        facts.add(
            filed(
                outlet,
                random.nextInt(weeks * 7) + 0.1,
                REGIONS.get(random.nextInt(REGIONS.size()))));
      }
      boolean isSample = i % 2 == 0;
      for (int j = 0; j < SKUS; j++) {
        for (int day = 0; day < weeks * 7; day++) {
          trade(outlet, "sku-" + j, day, isSample, random, facts);
        }
      }
    }
    return facts;
  }

  private static void trade(
      String outlet, String sku, int day, boolean isSample, Random random, List<Fact> facts) {
    if (isSample && random.nextInt(3) > 0) {
      Fact.Sampled reading = sampled(outlet, sku, day + 0.9, random.nextInt(12));
      facts.add(reading);
      if (random.nextInt(6) == 0) {
        facts.add(
            new Fact.Sampled(
                reading.eventId() + "-corrected",
                outlet,
                sku,
                reading.at(),
                reading.at().plusSeconds(60),
                reading.reader(),
                random.nextInt(3)));
      }
    }
    if (random.nextInt(9) == 0) {
      double at = day + 0.95;
      Fact.Ordered order =
          ordered(outlet, sku, at, random.nextInt(5) * 10L, random.nextInt(3) * 10L);
      facts.add(order);
      switch (random.nextInt(6)) {
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
                    "sku-0",
                    order.at(),
                    order.recordedAt().plusSeconds(90),
                    order.line(),
                    10,
                    OptionalLong.of(0)));
        default -> {}
      }
    }
  }
}
