package dev.vedette.simulator;

import java.time.Instant;
import java.time.LocalDate;

/** When things happen in a day, UTC. */
final class Timetable {
  static final int DELIVERY = 6 * 3600;
  static final int DEPOT_READING = 20 * 3600;
  static final int EVENING_READING = 21 * 3600;
  static final int SELF_REPORT = 21 * 3600 + 600;
  static final int CUT_OFF = 21 * 3600 + 1800;
  static final int UPLOAD_AFTER_OUTAGE = 5 * 3600;
  static final int OFFICE = 10 * 3600;

  private static final int OPENING = 7 * 3600;
  private static final int CLOSING = 21 * 3600;
  private static final long DAY = 86_400;

  private final Instant begin;
  private final Instant end;
  private final LocalDate[] dates;
  private final String[] compact;
  private final int firstWeekday;

  Timetable(MarketParameters parameters) {
    begin = parameters.begin();
    end = parameters.end();
    // Orders of the last days are due after the end.
    dates = new LocalDate[parameters.days() + 7];
    compact = new String[dates.length];
    for (int day = 0; day < dates.length; day++) {
      dates[day] = parameters.date(day);
      compact[day] = dates[day].toString().replace("-", "");
    }
    firstWeekday = parameters.start().getDayOfWeek().getValue() - 1;
  }

  Instant begin() {
    return begin;
  }

  Instant end() {
    return end;
  }

  Instant at(int day, int secondOfDay) {
    return begin.plusSeconds(day * DAY + secondOfDay);
  }

  LocalDate date(int day) {
    return dates[day];
  }

  /** Date without separators, for ids. */
  String compact(int day) {
    return compact[day];
  }

  /** 0 Monday to 6 Sunday. */
  int weekday(int day) {
    return (firstWeekday + day) % 7;
  }

  /** Share of a day's trade that is done before a second of the day. */
  static double traded(int secondOfDay) {
    return Math.clamp((secondOfDay - OPENING) / (double) (CLOSING - OPENING), 0.0, 1.0);
  }
}
