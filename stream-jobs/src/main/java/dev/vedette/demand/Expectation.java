package dev.vedette.demand;

import java.util.Arrays;

/**
 * What the two experts of a model expect to be sold from the last count on, in units of their
 * levels. Whole days are added up once, however many times are asked for; each sum is that of the
 * days in their order, to the bit.
 */
final class Expectation {
  private static final int DAYS_AT_FIRST = 16;

  private final DemandModel model;
  private final Surge surge;
  private final double from;
  private final long firstDay;

  /** Of each day: the surge's factor, and what is left of the outlet's recent deviation. */
  private double[] factor = new double[DAYS_AT_FIRST];

  private double[] kept = new double[DAYS_AT_FIRST];

  /** Up to the beginning of each day; the first begins with the count. */
  private double[] own = new double[DAYS_AT_FIRST];

  private double[] surged = new double[DAYS_AT_FIRST];
  private double[] ownRecent = new double[DAYS_AT_FIRST];
  private double[] surgedRecent = new double[DAYS_AT_FIRST];

  private int entered;
  private double log;

  /** Sums up to some time. */
  static final class Sums {
    private double at;

    /** Whether it stopped nowhere but between days, so that it is the sum of whole ones. */
    private boolean ofWholeDays = true;

    private double own;
    private double surged;
    private double ownRecent;
    private double surgedRecent;

    double own() {
      return own;
    }

    double surged() {
      return surged;
    }

    double ownRecent() {
      return ownRecent;
    }

    double surgedRecent() {
      return surgedRecent;
    }
  }

  Expectation(DemandModel model, Surge surge, double from) {
    this.model = model;
    this.surge = surge;
    this.from = from;
    this.firstDay = TradingTime.firstDay(from);
    log = surge.latest();
    for (long d = surge.day() + 1; d < firstDay && log != 0; d++) {
      log *= surge.persistenceInto(d);
    }
  }

  /** Nothing so far. */
  Sums begin() {
    Sums sums = new Sums();
    sums.at = from;
    return sums;
  }

  /** Moves {@code sums} on to a later time; to an earlier one they do not go. */
  void advance(Sums sums, double to) {
    if (!(sums.at < to)) {
      return;
    }
    int day = Math.toIntExact(TradingTime.firstDay(sums.at) - firstDay);
    int last = Math.toIntExact(TradingTime.lastDay(to) - firstDay);
    if (last > day && sums.ofWholeDays) {
      enter(last);
      day = last;
      sums.at = begins(day);
      sums.own = own[day];
      sums.surged = surged[day];
      sums.ownRecent = ownRecent[day];
      sums.surgedRecent = surgedRecent[day];
    }
    for (; day <= last; day++) {
      enter(day);
      double end = Math.min(to, firstDay + day + 1.0);
      double share = (end - sums.at) * model.weekday(firstDay + day);
      sums.own += share;
      sums.surged += share * factor[day];
      sums.ownRecent += share * kept[day];
      sums.surgedRecent += share * factor[day] * kept[day];
      sums.at = end;
    }
    sums.ofWholeDays &= to == begins(last + 1);
  }

  private double begins(int day) {
    return day == 0 ? from : firstDay + (double) day;
  }

  /** Fills in the days up to this one. */
  private void enter(int upTo) {
    for (; entered <= upTo; entered++) {
      int i = entered;
      if (i == factor.length) {
        grow();
      }
      long day = firstDay + i;
      boolean ahead = day > surge.day();
      double before = i == 0 ? 1 : kept[i - 1];
      kept[i] = before * (begins(i) == day ? surge.persistenceInto(day) : 1);
      log *= ahead ? surge.persistenceInto(day) : 1;
      factor[i] = !ahead ? surge.factor(day) : log == 0 ? 1 : StrictMath.exp(log);
      if (i > 0) {
        double share = (day - begins(i - 1)) * model.weekday(day - 1);
        own[i] = own[i - 1] + share;
        surged[i] = surged[i - 1] + share * factor[i - 1];
        ownRecent[i] = ownRecent[i - 1] + share * kept[i - 1];
        surgedRecent[i] = surgedRecent[i - 1] + share * factor[i - 1] * kept[i - 1];
      }
    }
  }

  private void grow() {
    int larger = factor.length * 2;
    factor = Arrays.copyOf(factor, larger);
    kept = Arrays.copyOf(kept, larger);
    own = Arrays.copyOf(own, larger);
    surged = Arrays.copyOf(surged, larger);
    ownRecent = Arrays.copyOf(ownRecent, larger);
    surgedRecent = Arrays.copyOf(surgedRecent, larger);
  }
}
