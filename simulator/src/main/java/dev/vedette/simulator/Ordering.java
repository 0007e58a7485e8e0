package dev.vedette.simulator;

import dev.vedette.simulator.Chance.Purpose;
import java.time.Instant;
import java.util.List;

/**
 * How one outlet orders and is delivered to: up to a level, as its owner sees it, and never quite
 * away from what it ordered last.
 */
final class Ordering {
  /** A carton is ordered when a good third of one is missing: owners would rather have it. */
  private static final double ROUND_UP_FROM = 0.35;

  /** As owners see it. */
  private static final double VARIANCE_OVER_MEAN = 2;

  private static final int NOT_UNDER_WAY = -1;

  private final SupplyParameters how;
  private final Timetable timetable;
  private final OutletSite site;
  private final List<Shelf> shelves;
  private final DepotSupply supply;
  private final Chance ordering;
  private final Chance lateness;
  private final double[] bias;
  private int arrivalDay = NOT_UNDER_WAY;
  private int orderedOn;

  Ordering(
      MarketParameters parameters,
      Timetable timetable,
      OutletSite site,
      List<Shelf> shelves,
      DepotSupply supply) {
    this.how = parameters.supply();
    this.timetable = timetable;
    this.site = site;
    this.shelves = shelves;
    this.supply = supply;
    ordering = Chance.of(parameters.seed(), Purpose.ORDERING, site.number());
    lateness = Chance.of(parameters.seed(), Purpose.DELIVERY, site.number());
    bias = new double[shelves.size()];
    for (int at = 0; at < bias.length; at++) {
      bias[at] = ordering.aroundOne(how.ownerBias());
    }
  }

  boolean arrivesOn(int day) {
    return day == arrivalDay;
  }

  /** Puts what has come onto the shelf. */
  void deliver(Shelf shelf, int day, MarketSink sink) {
    if (shelf.onTheWay > 0) {
      long cartons = shelf.onTheWay / shelf.sku.packsPerCarton();
      shelf.receive();
      String number = site.id().substring(3) + "-" + timetable.compact(orderedOn);
      sink.event(
          EventMaker.delivery(
              "DLV" + number,
              "ORD" + number,
              site,
              shelf.sku,
              timetable.at(day, Timetable.DELIVERY),
              cartons));
    }
  }

  /** Orders, if the day has a cut-off. */
  void order(int day, MarketSink sink) {
    int due = day + how.leadDays();
    if (Math.floorMod(due - site.anchorDay(), site.cycleDays()) != 0) {
      return;
    }
    boolean forgotten = ordering.happens(how.forgottenShare());
    orderedOn = day;
    arrivalDay = due + daysLate();
    if (forgotten) {
      return;
    }
    String orderId = "ORD" + site.id().substring(3) + "-" + timetable.compact(day);
    Instant now = timetable.at(day, Timetable.CUT_OFF);
    Instant dueAt = timetable.at(due, Timetable.DELIVERY);
    for (int at = 0; at < shelves.size(); at++) {
      Shelf shelf = shelves.get(at);
      long cartons = demanded(shelf, bias[at]);
      if (cartons > 0) {
        long allotment = supply.allotment(site, shelf.sku, day);
        long supplied = Math.min(cartons, allotment);
        shelf.onTheWay = supplied * shelf.sku.packsPerCarton();
        Long quota = supply.announcesQuota(site, shelf.sku, day) ? allotment : null;
        sink.event(
            EventMaker.order(orderId, site, shelf.sku, now, cartons, supplied, quota, dueAt));
      }
    }
  }

  /** Cartons that the owner asks for. */
  private long demanded(Shelf shelf, double misjudged) {
    double expected = shelf.forecast * misjudged * (site.cycleDays() + how.leadDays() - 1);
    double target = expected + how.safety() * Math.sqrt(VARIANCE_OVER_MEAN * expected);
    double missing = target - shelf.booked;
    double packs = missing + how.anchoring() * (shelf.lastOrder - missing);
    double cartons = Math.min(missing, packs) > 0 ? packs / shelf.sku.packsPerCarton() : 0;
    long whole = Math.max(0, (long) StrictMath.ceil(cartons - ROUND_UP_FROM));
    shelf.lastOrder = whole * shelf.sku.packsPerCarton();
    return whole;
  }

  private int daysLate() {
    boolean late = lateness.happens(how.lateShare());
    double lot = lateness.uniform();
    if (!late) {
      return 0;
    }
    return lot < 0.6 ? 1 : lot < 0.9 ? 2 : 3;
  }
}
