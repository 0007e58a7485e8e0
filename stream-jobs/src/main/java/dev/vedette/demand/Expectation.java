package dev.vedette.demand;

import java.util.Arrays;

/**
 * What the two experts of a model expect to be sold from the last count on, in units of their
 * levels. Whole days are added up once, however many times are asked for; each sum is that of the
 * days in their order, to the bit.
 */
final class Expectation {
  private static final int DAYS_AT_FIRST = 12;

  // Of each day, in one array: what is left of the outlet's recent deviation, and the sums up to
  // the day's beginning; the first day begins with the count.
  private static final int KEPT = 0;
  private static final int OWN = 1;
  private static final int SURGED = 2;
  private static final int OWN_RECENT = 3;
  private static final int SURGED_RECENT = 4;
  private static final int FIGURES = 5;

  private final DemandModel model;
  private final Surge surge;
  private final double from;
  private final long firstDay;

  private double[] days = new double[DAYS_AT_FIRST * FIGURES];
  private int entered;

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
      int at = day * FIGURES;
      sums.own = days[at + OWN];
      sums.surged = days[at + SURGED];
      sums.ownRecent = days[at + OWN_RECENT];
      sums.surgedRecent = days[at + SURGED_RECENT];
    }
    for (; day <= last; day++) {
      enter(day);
      double end = Math.min(to, firstDay + day + 1.0);
      double share = (end - sums.at) * model.weekday(firstDay + day);
      double factor = surge.factor(firstDay + day);
      double kept = days[day * FIGURES + KEPT];
      sums.own += share;
      sums.surged += share * factor;
      sums.ownRecent += share * kept;
      sums.surgedRecent += share * factor * kept;
      sums.at = end;
    }
    sums.ofWholeDays &= to == begins(last + 1);
  }

  private double begins(int day) {
    return day == 0 ? from : firstDay + (double) day;
  }

  /** Fills in the days up to this one. */
  private void enter(int upTo) {
    int needed = (upTo + 1) * FIGURES;
    if (needed > days.length) {
      days = Arrays.copyOf(days, Math.max(needed, days.length * 2));
    }
    for (; entered <= upTo; entered++) {
      int at = entered * FIGURES;
      long day = firstDay + entered;
      double before = entered == 0 ? 1 : days[at - FIGURES + KEPT];
      days[at + KEPT] = before * (begins(entered) == day ? surge.persistenceInto(day) : 1);
      if (entered > 0) {
        double share = (day - begins(entered - 1)) * model.weekday(day - 1);
        double factor = surge.factor(day - 1);
        days[at + OWN] = days[at - FIGURES + OWN] + share;
        days[at + SURGED] = days[at - FIGURES + SURGED] + share * factor;
        days[at + OWN_RECENT] = days[at - FIGURES + OWN_RECENT] + share * before;
        days[at + SURGED_RECENT] = days[at - FIGURES + SURGED_RECENT] + share * factor * before;
      }
    }
  }
}
