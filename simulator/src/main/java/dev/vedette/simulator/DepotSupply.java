package dev.vedette.simulator;

import dev.vedette.simulator.Chance.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * What the depots have, and what of it each outlet may get.
 *
 * <p>Each outlet has an allotment of its own, by its size; what a depot holds before a cut-off is
 * the sum of the allotments of the outlets that order at it, and a reserve. So nothing more can be
 * supplied than is there, and yet each outlet can be simulated without the others. The price of it:
 * overnight the provincial warehouse tops a depot up or takes back what was not ordered.
 */
final class DepotSupply {
  /** How much there is of a SKU at a depot. */
  private enum Plenty {
    AMPLE(2, 6),
    QUOTA(1, 1),
    PARTIAL(0, 0.5),
    EMPTY(0, 0);

    /** Cartons for each outlet, whatever its size. */
    private final int basicCartons;

    /** Of what an outlet of its size sells in its cycle. */
    private final double share;

    Plenty(int basicCartons, double share) {
      this.basicCartons = basicCartons;
      this.share = share;
    }
  }

  /** Both order cycles, of 7 and of 14 days, come round in it. */
  private static final int ROUND = 14;

  private static final double SHORTAGE_DAYS = 10;

  private final MarketParameters parameters;
  private final Geography geography;
  private final int skus;
  private final Plenty[][] plenty;
  private final int[][] outletsDue;
  private final double[][] sizeDue;
  private final List<DepotShortage> shortages = new ArrayList<>();

  DepotSupply(MarketParameters parameters, Geography geography, List<Sku> assortment) {
    this.parameters = parameters;
    this.geography = geography;
    this.skus = assortment.size();
    int cities = geography.cities();
    plenty = new Plenty[cities * skus][];
    for (int city = 0; city < cities; city++) {
      for (Sku sku : assortment) {
        plenty[city * skus + sku.number()] = plenty(city, sku);
      }
    }
    outletsDue = new int[cities][ROUND];
    sizeDue = new double[cities][ROUND];
    for (int outlet = 0; outlet < parameters.outlets().count(); outlet++) {
      OutletSite site = geography.site(outlet);
      for (int due = site.anchorDay(); due < ROUND; due += site.cycleDays()) {
        outletsDue[site.city()][due]++;
        sizeDue[site.city()][due] += site.size() * site.cycleDays();
      }
    }
  }

  private Plenty[] plenty(int city, Sku sku) {
    Plenty[] days = new Plenty[parameters.days()];
    java.util.Arrays.fill(days, sku.tight() ? Plenty.QUOTA : Plenty.AMPLE);
    double share = parameters.supply().shortageShare();
    if (share <= 0) {
      return days;
    }
    Chance chance = Chance.of(parameters.seed(), Purpose.DEPOT, city, sku.number());
    double between = SHORTAGE_DAYS * (1 - share) / share;
    // The market does not begin with the year: a shortage may be under way on the first day.
    double next = chance.exponential(between) - chance.between(0, SHORTAGE_DAYS);
    while (next < days.length) {
      double length = chance.between(SHORTAGE_DAYS / 2, SHORTAGE_DAYS * 3 / 2);
      int from = (int) Math.max(0, next);
      int to = (int) Math.min(days.length, next + length) - 1;
      Plenty kind = chance.happens(0.5) ? Plenty.EMPTY : Plenty.PARTIAL;
      for (int day = from; day <= to; day++) {
        days[day] = kind;
      }
      if (from <= to) {
        shortages.add(
            new DepotShortage(
                geography.depot(city),
                geography.region(city),
                sku.code(),
                parameters.date(from),
                parameters.date(to),
                kind == Plenty.EMPTY ? DepotShortage.Kind.EMPTY : DepotShortage.Kind.PARTIAL));
      }
      next += length + chance.exponential(between);
    }
    return days;
  }

  List<DepotShortage> shortages() {
    return List.copyOf(shortages);
  }

  /** The most that an outlet may get, in cartons, of what it orders on a day. */
  long allotment(OutletSite site, Sku sku, int orderDay) {
    Plenty now = plenty[site.city() * skus + sku.number()][orderDay];
    double usual = usualCartons(sku, site.size() * site.cycleDays());
    return now.basicCartons + (long) (share(now) * usual);
  }

  /** Whether the allotment is announced to outlets as a quota. */
  boolean announcesQuota(OutletSite site, Sku sku, int orderDay) {
    return plenty[site.city() * skus + sku.number()][orderDay] == Plenty.QUOTA;
  }

  /** Cartons at a depot before the cut-off of a day. */
  long onHand(int city, Sku sku, int orderDay) {
    Plenty now = plenty[city * skus + sku.number()][orderDay];
    int due = (orderDay + parameters.supply().leadDays()) % ROUND;
    double usual = usualCartons(sku, sizeDue[city][due]);
    long allotted = (long) now.basicCartons * outletsDue[city][due];
    return allotted
        + (long) StrictMath.ceil(share(now) * usual)
        + reserve(city, sku, now, orderDay);
  }

  private long reserve(int city, Sku sku, Plenty now, int day) {
    if (now == Plenty.EMPTY) {
      return 0;
    }
    if (now == Plenty.PARTIAL) {
      // Short, but not empty, also on an evening on which nobody orders.
      return 1;
    }
    double all = 0;
    for (double size : sizeDue[city]) {
      all += size;
    }
    Chance chance = Chance.of(parameters.seed(), Purpose.DEPOT, city, sku.number(), day);
    return 1 + (long) (usualCartons(sku, all / ROUND) * chance.between(0.5, 1.5));
  }

  private double share(Plenty now) {
    return now == Plenty.QUOTA ? parameters.supply().quotaCover() : now.share;
  }

  /** What outlets sell, in cartons, that together have so many days of a mean outlet's sales. */
  private static double usualCartons(Sku sku, double sizeDays) {
    return sku.packsPerDay() * sizeDays / sku.packsPerCarton();
  }
}
