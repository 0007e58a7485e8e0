package dev.vedette.simulator;

import java.time.Instant;
import java.util.List;

/**
 * A market. What is common to its outlets is made at once, which takes memory by the number of
 * cities, SKUs and days; each outlet's trade is made when asked for, and does not depend on which
 * others are. May be used by several threads.
 */
public final class Market {
  private final MarketParameters parameters;
  private final Timetable timetable;
  private final Geography geography;
  private final List<Sku> assortment;
  private final DemandClimate climate;
  private final DepotSupply supply;

  public Market(MarketParameters parameters) {
    this.parameters = parameters;
    timetable = new Timetable(parameters);
    geography = new Geography(parameters);
    assortment = Assortment.of(parameters);
    climate = new DemandClimate(parameters, geography, assortment);
    supply = new DepotSupply(parameters, geography, assortment);
  }

  public MarketParameters parameters() {
    return parameters;
  }

  /** The first instant of a day, the first day being 0. */
  Instant beginOf(int day) {
    return timetable.at(day, 0);
  }

  /** Number of outlets. */
  public int outlets() {
    return parameters.outlets().count();
  }

  /** Number of cities, each of which has a depot. */
  public int cities() {
    return geography.cities();
  }

  /** Reports the products, and what may be charged for them. */
  public void reportProducts(MarketSink sink) {
    for (Sku sku : assortment) {
      sink.event(Register.product(sku, parameters.start(), timetable.begin()));
      GuidePrices.report(parameters, timetable, sku, sink);
    }
  }

  /**
   * Reports one outlet's records.
   *
   * @param outlet 0 to {@link #outlets()} - 1
   */
  public void reportOutlet(int outlet, MarketSink sink) {
    OutletSite site = geography.site(outlet);
    sink.event(Register.outlet(site, parameters.start(), timetable.begin()));
    sink.event(Register.contact(site, timetable.begin()));
  }

  /**
   * Reports what a city's depot holds before the cut-off of a day.
   *
   * @param city 0 to {@link #cities()} - 1
   * @param day 0 to the number of days - 1
   */
  public void reportDepot(int city, int day, MarketSink sink) {
    for (Sku sku : assortment) {
      sink.event(
          EventMaker.depotStock(
              geography.depot(city),
              geography.region(city),
              sku,
              timetable.at(day, Timetable.DEPOT_READING),
              supply.onHand(city, sku, day)));
    }
  }

  /**
   * The trade of one outlet, at its first day.
   *
   * @param outlet 0 to {@link #outlets()} - 1
   */
  public OutletTrade trade(int outlet) {
    return new OutletTrade(
        parameters,
        timetable,
        geography.site(outlet),
        assortment,
        climate,
        supply,
        geography.reps());
  }

  /** All promotions. */
  public List<Promotion> promotions() {
    return climate.promotions();
  }

  /** All shortages of the depots. */
  public List<DepotShortage> shortages() {
    return supply.shortages();
  }
}
