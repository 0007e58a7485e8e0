package dev.vedette.simulator;

import dev.vedette.event.NeedStatus;
import dev.vedette.event.ReadingSource;
import dev.vedette.simulator.Chance.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The weekly visits of the rep to one outlet, and what the rep makes of them. */
final class Visiting {
  private enum Honesty {
    HONEST,
    ROUNDS,
    COPIES,
    INVENTS
  }

  /** A need under way: its next report is still to come. */
  private record Pending(int day, NeedStatus status, int kind, String visitId, Instant raisedAt) {}

  private static final String[][] NEEDS = {
    {"supply", "asks for more of a scarce product", "supply"},
    {"price", "reports a neighbour below the guide price", "monopoly-department"},
    {"service", "delivery came after closing", "logistics"},
    {"licence", "licence is to be renewed", "licensing"}
  };
  private static final int READING_AFTER = 120;
  private static final int DAYS_TO_ANSWER = 7;
  private static final int HOUR = 3600;

  private final FieldworkParameters how;
  private final Timetable timetable;
  private final OutletSite site;
  private final List<Shelf> shelves;
  private final Chance chance;
  private final Chance needs;
  private final PriceNotes prices;
  private final double cheats;
  private final List<Pending> pending = new ArrayList<>();
  private boolean movedToNextDay;
  private int plannedDay;
  private int second;

  Visiting(
      MarketParameters parameters,
      Timetable timetable,
      OutletSite site,
      List<Shelf> shelves,
      int reps) {
    this.how = parameters.fieldwork();
    this.timetable = timetable;
    this.site = site;
    this.shelves = shelves;
    this.chance = Chance.of(parameters.seed(), Purpose.VISIT, site.number());
    this.needs = Chance.of(parameters.seed(), Purpose.NEEDS, site.number());
    this.prices = new PriceNotes(parameters, site);
    this.cheats = how.cheatShare() * temper(site.rep(), reps);
  }

  /**
   * How much more a rep cheats than the mean one: evenly from a quarter to 1.75, the mild and the
   * bold side by side, so that the share over all reps is the one asked for.
   */
  static double temper(int rep, int reps) {
    int rank = rep % 2 == 0 ? rep / 2 : reps - 1 - rep / 2;
    return 0.25 + 1.5 * (rank + 0.5) / reps;
  }

  /** Decides about the day's visit; to be asked once a day. */
  boolean isVisitedOn(int day) {
    boolean planned = timetable.weekday(day) == site.visitWeekday();
    boolean visited = movedToNextDay;
    movedToNextDay = false;
    if (planned) {
      plannedDay = day;
      visited = chance.happens(how.visitAdherence());
      movedToNextDay = !visited && chance.happens(0.5);
    }
    second = site.visitMinute() * 60 + chance.below(240);
    return visited;
  }

  /** Second of the day at which the rep comes, if at all. */
  int secondOfDay() {
    return second;
  }

  /** What of a day's demand comes before the rep. */
  long earlier(long demand, double share) {
    return chance.binomial(demand, share);
  }

  void visit(int day, MarketSink sink) {
    Honesty honesty = honesty();
    boolean there = honesty != Honesty.INVENTS;
    Instant from = timetable.at(day, second);
    Instant to = from.plusSeconds(there ? 240 + chance.below(420) : 40 + chance.below(60));
    Instant readAt = from.plusSeconds(there ? READING_AFTER : 20);
    long delay = uploadDelay();
    String visitId = "V" + site.id().substring(3) + "-" + timetable.compact(day);
    double away = there ? 0.0001 : 0.05;
    sink.event(
        EventMaker.visit(
            visitId,
            site,
            from,
            to,
            Geography.rounded(site.latitude() + away * chance.normal()),
            Geography.rounded(site.longitude() + away * chance.normal()),
            timetable.date(plannedDay),
            from.plusSeconds(delay)));
    boolean recounts = !site.isSample() || chance.happens(how.recountShare());
    Instant arrival = readAt.plusSeconds(delay);
    for (Shelf shelf : shelves) {
      if (!site.isSample()) {
        read(visitId, shelf, readAt, arrival, honesty, sink);
      }
      if (recounts && honesty == Honesty.HONEST) {
        recount(shelf, day, sink);
      }
      if (there && shelf.stock > 0 && chance.happens(how.priceShare())) {
        sink.event(prices.note(visitId, shelf.sku, day, readAt, arrival));
      }
    }
    if (there && needs.happens(how.needShare())) {
      raise(visitId, day, to, to.plusSeconds(delay), sink);
    }
  }

  private Honesty honesty() {
    boolean cheat = chance.happens(cheats);
    double lot = chance.uniform();
    if (!cheat) {
      return Honesty.HONEST;
    }
    return lot < 0.4 ? Honesty.ROUNDS : lot < 0.8 ? Honesty.COPIES : Honesty.INVENTS;
  }

  /** Seconds; most that are late come in the same night, some days later. */
  private long uploadDelay() {
    boolean late = chance.happens(how.lateShare());
    boolean days = chance.happens(0.3);
    double hours = days ? chance.between(24, 144) : chance.between(2, 20);
    return late ? (long) (hours * HOUR) : 0;
  }

  private void read(
      String visitId, Shelf shelf, Instant at, Instant arrival, Honesty honesty, MarketSink sink) {
    long last = shelf.lastReported < 0 ? shelf.stock : shelf.lastReported;
    boolean miscounts = chance.happens(how.miscountShare());
    double lot = chance.uniform();
    long said = shelf.stock;
    ReportFault.Kind fault = null;
    switch (honesty) {
      case HONEST -> {
        if (miscounts) {
          long off = Math.max(1, Math.round(0.1 * shelf.stock));
          said = Math.max(0, shelf.stock + (lot < 0.5 ? -off : off));
          fault = ReportFault.Kind.MISCOUNTED;
        }
      }
      case ROUNDS -> {
        said = Math.round(shelf.stock / 10.0) * 10;
        fault = ReportFault.Kind.ROUNDED;
      }
      case COPIES -> {
        said = last;
        fault = ReportFault.Kind.COPIED;
      }
      case INVENTS -> {
        said = Math.round(last * (0.6 + 0.5 * lot));
        fault = ReportFault.Kind.INVENTED;
      }
    }
    shelf.lastReported = said;
    sink.event(
        EventMaker.reading(site, shelf.sku, at, arrival, said, ReadingSource.VISIT, site.repId()));
    if (fault != null) {
      sink.fault(
          new ReportFault(
              visitId,
              site.repId(),
              site.id(),
              shelf.sku.code(),
              at,
              fault,
              shelf.sku.baseUnits(shelf.stock),
              shelf.sku.baseUnits(said)));
    }
  }

  private void recount(Shelf shelf, int day, MarketSink sink) {
    long phantom = shelf.recount();
    if (phantom > 0) {
      sink.phantom(
          new PhantomStock(
              site.id(),
              shelf.sku.code(),
              timetable.date(day),
              PhantomStock.Change.FOUND,
              shelf.sku.baseUnits(phantom)));
    }
  }

  private void raise(String visitId, int day, Instant at, Instant arrival, MarketSink sink) {
    int kind = needs.below(NEEDS.length);
    sink.event(need(visitId, kind, at, NeedStatus.OPEN, at, arrival));
    if (needs.happens(0.85)) {
      int answered = day + 1 + needs.below(9);
      pending.add(new Pending(answered, NeedStatus.ANSWERED, kind, visitId, at));
      if (needs.happens(0.7)) {
        NeedStatus end = needs.happens(0.9) ? NeedStatus.VERIFIED : NeedStatus.REJECTED;
        pending.add(new Pending(answered + 7, end, kind, visitId, at));
      }
    }
  }

  /** Reports what has become of the needs that were raised. */
  void followUp(int day, MarketSink sink) {
    for (Pending report : pending) {
      if (report.day() == day) {
        Instant at = timetable.at(day, Timetable.OFFICE);
        sink.event(
            need(report.visitId(), report.kind(), report.raisedAt(), report.status(), at, at));
      }
    }
    pending.removeIf(report -> report.day() <= day);
  }

  private SimulatedEvent need(
      String visitId, int kind, Instant raised, NeedStatus status, Instant changed, Instant told) {
    return EventMaker.need(
        visitId,
        site,
        NEEDS[kind][0],
        NEEDS[kind][1],
        NEEDS[kind][2],
        raised,
        raised.plusSeconds(DAYS_TO_ANSWER * 24L * HOUR),
        status,
        changed,
        told);
  }
}
