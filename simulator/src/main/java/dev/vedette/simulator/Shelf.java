package dev.vedette.simulator;

import dev.vedette.simulator.Chance.Purpose;

/**
 * One SKU at one outlet: what is on the shelf, what the outlet's records say, and what customers
 * want. In packs.
 */
final class Shelf {
  /** How fast owners notice that sales change. */
  private static final double NOTICE = 0.06;

  private static final int DAYS_A_WEEK = 7;

  final Sku sku;
  private final Chance demandChance;
  private final Chance phantomChance;
  private final double meanDemand;
  private final double[] climate;
  private final double weeklyVariance;
  private final double dispersion;
  private double week = 1;

  long stock;

  /** What the till or the owner believes; never less than there is. */
  long booked;

  /** Sales a day as the owner sees them. */
  double forecast;

  long lastOrder;

  /** What was last reported of it to the distributor; -1 where nothing was. */
  long lastReported = -1;

  long onTheWay;
  long arrivedToday;
  long demandToday;
  long soldToday;

  Shelf(MarketParameters parameters, OutletSite site, Sku sku, double[] climate) {
    this.sku = sku;
    this.climate = climate;
    DemandParameters demand = parameters.demand();
    demandChance = Chance.of(parameters.seed(), Purpose.DEMAND, site.number(), sku.number());
    phantomChance = Chance.of(parameters.seed(), Purpose.PHANTOM, site.number(), sku.number());
    double shape = demand.outletShape();
    meanDemand = sku.packsPerDay() * site.size() * demandChance.gamma(shape) / shape;
    weeklyVariance = demand.weeklyVariance();
    dispersion = demand.dispersion();
    forecast = meanDemand * climate[0] * demandChance.aroundOne(0.2);
    lastOrder = Math.round(forecast * site.cycleDays());
    stock = Math.round(meanDemand * site.cycleDays() * demandChance.between(0.4, 1.8)) + 1;
    booked = stock;
  }

  /** Demand of the whole day. */
  long demand(int day, double weekdayFactor) {
    if (day % DAYS_A_WEEK == 0 && weeklyVariance > 0) {
      week = demandChance.gamma(1 / weeklyVariance) * weeklyVariance;
    }
    return demandChance.negativeBinomial(
        meanDemand * climate[day] * week * weekdayFactor, dispersion);
  }

  void beginDay() {
    arrivedToday = 0;
    demandToday = 0;
    soldToday = 0;
  }

  void receive() {
    arrivedToday = onTheWay;
    stock += onTheWay;
    booked += onTheWay;
    onTheWay = 0;
  }

  void sell(long wanted) {
    long sold = Math.min(wanted, stock);
    stock -= sold;
    booked -= sold;
    demandToday += wanted;
    soldToday += sold;
  }

  /** Empties the shelf behind the records' back; gives what was lost, which may be nothing. */
  long lose(double probability) {
    if (!phantomChance.happens(probability)) {
      return 0;
    }
    long lost = stock;
    stock = 0;
    return lost;
  }

  /** Sets the records right; gives by how much they were wrong. */
  long recount() {
    long phantom = booked - stock;
    booked = stock;
    return phantom;
  }

  /** The owner learns from a day's sales; an empty shelf does not teach that less is wanted. */
  void endDay() {
    if (stock > 0 || soldToday > forecast) {
      forecast += NOTICE * (soldToday - forecast);
    }
  }

  KeyDay truth(OutletSite site, java.time.LocalDate date) {
    return new KeyDay(
        site.id(),
        sku.code(),
        date,
        sku.baseUnits(demandToday),
        sku.baseUnits(soldToday),
        sku.baseUnits(stock),
        sku.baseUnits(arrivedToday));
  }
}
