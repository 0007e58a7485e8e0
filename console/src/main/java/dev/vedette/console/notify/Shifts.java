package dev.vedette.console.notify;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * When shifts begin.
 *
 * @param times of the day, ascending; at least one
 */
record Shifts(List<LocalTime> times, ZoneId zone) {
  Shifts {
    times = times.stream().sorted().distinct().toList();
    if (times.isEmpty()) {
      throw new IllegalArgumentException("A day has at least one shift");
    }
  }

  /** When the shift that runs at an instant began. */
  Instant beginOf(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (LocalDate day : List.of(today, today.minusDays(1))) {
      for (LocalTime time : times.reversed()) {
        Instant begin = day.atTime(time).atZone(zone).toInstant();
        if (!begin.isAfter(now)) {
          return begin;
        }
      }
    }
    throw new IllegalStateException("No shift has begun at " + now);
  }

  /** When the shift before began. */
  Instant before(Instant begin) {
    return beginOf(begin.minusNanos(1));
  }
}
