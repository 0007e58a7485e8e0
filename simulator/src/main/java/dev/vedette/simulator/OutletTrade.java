package dev.vedette.simulator;

import dev.vedette.event.ReadingSource;
import dev.vedette.simulator.Chance.Purpose;
import dev.vedette.simulator.OutletSite.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The trade of one outlet, day by day: in the morning a delivery may come, then customers, in
 * between the rep, in the evening the readings and, at the cut-off, the order. Depends on the seed
 * and on no other outlet. Not for several threads.
 */
public final class OutletTrade {
  private final MarketParameters parameters;
  private final Timetable timetable;
  private final OutletSite site;
  private final List<Shelf> shelves;
  private final Ordering ordering;
  private final Visiting visiting;
  private final Chance selfReports;
  private final Chance feed;
  private int nextDay;

  OutletTrade(
      MarketParameters parameters,
      Timetable timetable,
      OutletSite site,
      List<Sku> assortment,
      DemandClimate climate,
      DepotSupply supply,
      int reps) {
    this.parameters = parameters;
    this.timetable = timetable;
    this.site = site;
    this.shelves = new ArrayList<>();
    // The larger an outlet, the more it lists; one of the middle tier the mean share.
    double listed = StrictMath.pow(parameters.assortment().listedShare(), (6 - site.tier()) / 3.0);
    Chance listing = Chance.of(parameters.seed(), Purpose.LISTING, site.number());
    for (Sku sku : assortment) {
      if (listing.happens(listed)) {
        shelves.add(new Shelf(parameters, site, sku, climate.factors(site.city(), sku)));
      }
    }
    ordering = new Ordering(parameters, timetable, site, shelves, supply);
    visiting = new Visiting(parameters, timetable, site, shelves, reps);
    selfReports = Chance.of(parameters.seed(), Purpose.SELF_REPORT, site.number());
    feed = Chance.of(parameters.seed(), Purpose.FEED, site.number());
  }

  /** Number of SKUs that the outlet lists. */
  public int listedSkus() {
    return shelves.size();
  }

  /**
   * Trades one more day.
   *
   * @throws IllegalStateException if the market has no more days
   */
  public void tradeDay(MarketSink sink) {
    if (nextDay >= parameters.days()) {
      throw new IllegalStateException(
          "Cannot trade on day %d: the market has %d days".formatted(nextDay, parameters.days()));
    }
    int day = nextDay++;
    MarketSink reported = new UntilTheEnd(sink, timetable.end());
    boolean delivered = ordering.arrivesOn(day);
    boolean visited = visiting.isVisitedOn(day);
    double before = Timetable.traded(visiting.secondOfDay());
    double weekday = site.channel().onWeekday(timetable.weekday(day));
    long[] later = new long[shelves.size()];
    for (int at = 0; at < later.length; at++) {
      Shelf shelf = shelves.get(at);
      shelf.beginDay();
      if (delivered) {
        ordering.deliver(shelf, day, reported);
      }
      lose(shelf, day, reported);
      long demand = shelf.demand(day, weekday);
      long earlier = visited ? visiting.earlier(demand, before) : demand;
      shelf.sell(earlier);
      later[at] = demand - earlier;
    }
    if (visited) {
      visiting.visit(day, reported);
    }
    for (int at = 0; at < later.length; at++) {
      Shelf shelf = shelves.get(at);
      shelf.sell(later[at]);
      shelf.endDay();
      reported.keyDay(shelf.truth(site, timetable.date(day)));
    }
    readInTheEvening(day, reported);
    visiting.followUp(day, reported);
    ordering.order(day, reported);
  }

  private void lose(Shelf shelf, int day, MarketSink sink) {
    long lost = shelf.lose(parameters.fieldwork().phantomRate());
    if (lost > 0) {
      sink.phantom(
          new PhantomStock(
              site.id(),
              shelf.sku.code(),
              timetable.date(day),
              PhantomStock.Change.LOST,
              shelf.sku.baseUnits(lost)));
    }
  }

  private void readInTheEvening(int day, MarketSink sink) {
    if (site.isSample()) {
      boolean outage = feed.happens(parameters.fieldwork().feedOutageShare());
      int outageDays = 1 + feed.below(3);
      Instant at = timetable.at(day, Timetable.EVENING_READING);
      Instant arrival = outage ? timetable.at(day + outageDays, Timetable.UPLOAD_AFTER_OUTAGE) : at;
      ReadingSource source =
          site.feed() == Feed.TILL ? ReadingSource.POS : ReadingSource.SAMPLE_SITE;
      for (Shelf shelf : shelves) {
        shelf.lastReported = shelf.booked;
        sink.event(EventMaker.reading(site, shelf.sku, at, arrival, shelf.booked, source, null));
      }
    } else if (selfReports.happens(parameters.fieldwork().selfReportsPerWeek() / 7)) {
      Instant at = timetable.at(day, Timetable.SELF_REPORT);
      for (Shelf shelf : shelves) {
        if (selfReports.happens(0.3)) {
          shelf.lastReported = shelf.booked;
          sink.event(
              EventMaker.reading(
                  site, shelf.sku, at, at, shelf.booked, ReadingSource.SELF_REPORT, site.id()));
        }
      }
    }
  }

  /** What would be uploaded after the end of the market is not known of in it; the truth is. */
  private record UntilTheEnd(MarketSink sink, Instant end) implements MarketSink {
    @Override
    public void event(SimulatedEvent event) {
      if (event.arrival().isBefore(end)) {
        sink.event(event);
      }
    }

    @Override
    public void keyDay(KeyDay day) {
      sink.keyDay(day);
    }

    @Override
    public void fault(ReportFault fault) {
      sink.fault(fault);
    }

    @Override
    public void phantom(PhantomStock phantom) {
      sink.phantom(phantom);
    }
  }
}
