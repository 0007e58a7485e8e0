package dev.vedette.backtest;

import static dev.vedette.backtest.KeyHistory.UNKNOWN;

import dev.vedette.stockout.DeliveryPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the days of one key, and learns of its facts when they are recorded. */
final class KnowledgeReader {
  /** A delivery that has not come by then is taken for cancelled. */
  private static final int MOST_DAYS_OVERDUE = 3;

  private static final double NANOS_PER_DAY = Duration.ofDays(1).toNanos();

  /**
   * A quantity that somebody reported.
   *
   * @param subject what it is about; a later word about the same replaces an earlier one
   */
  record Report(String subject, Instant at, Instant recordedAt, long quantity) {
    static final Comparator<Report> KNOWN =
        Comparator.comparing(Report::knownFrom).thenComparing(Report::at);

    /** Nobody knows a thing before it has happened. */
    Instant knownFrom() {
      return recordedAt.isAfter(at) ? recordedAt : at;
    }
  }

  /** A delivery plan of an outlet. */
  record Plan(Instant at, Instant recordedAt, Optional<DeliveryPlan> plan) {}

  private final ScoringTime scoringTime;
  private final List<Report> deliveries;
  private final List<Report> readings;
  private final List<Plan> plans;

  private final Map<String, Report> arrived = new HashMap<>();
  private @Nullable Report lastReading;
  private int nextDelivery;
  private int nextReading;

  /**
   * @param plans of the outlet, in the order of their own time
   */
  KnowledgeReader(
      ScoringTime scoringTime, List<Report> deliveries, List<Report> readings, List<Plan> plans) {
    this.scoringTime = scoringTime;
    this.deliveries = new ArrayList<>(deliveries);
    this.readings = new ArrayList<>(readings);
    this.plans = plans;
    this.deliveries.sort(Report.KNOWN);
    this.readings.sort(Report.KNOWN);
  }

  KeyHistory.Knowledge read(LocalDate firstDay, int days) {
    KeyHistory.Knowledge known = new KeyHistory.Knowledge(days);
    for (int day = 0; day < days; day++) {
      LocalDate date = firstDay.plusDays(day);
      Instant now = scoringTime.on(date);
      learnDeliveries(now);
      learnReadings(now, day, known);
      known.stock[day] =
          lastReading == null
              ? UNKNOWN
              : lastReading.quantity() + arrivedBetween(lastReading.at(), Instant.MAX);
      known.age[day] =
          lastReading == null
              ? UNKNOWN
              : (int) ChronoUnit.DAYS.between(scoringTime.day(lastReading.at()), date);
      known.daysToDelivery[day] = daysToDelivery(date, now);
    }
    return known;
  }

  private void learnDeliveries(Instant now) {
    while (nextDelivery < deliveries.size()
        && !deliveries.get(nextDelivery).knownFrom().isAfter(now)) {
      Report delivery = deliveries.get(nextDelivery++);
      arrived.put(delivery.subject(), delivery);
    }
  }

  private void learnReadings(Instant now, int day, KeyHistory.Knowledge known) {
    known.consumed[day] = UNKNOWN;
    while (nextReading < readings.size() && !readings.get(nextReading).knownFrom().isAfter(now)) {
      Report reading = readings.get(nextReading++);
      Report before = lastReading;
      if (before != null && reading.at().isBefore(before.at())) {
        continue;
      }
      lastReading = reading;
      if (before == null || !reading.at().isAfter(before.at())) {
        continue;
      }
      long offered = before.quantity() + arrivedBetween(before.at(), reading.at());
      if (offered == 0 && reading.quantity() == 0) {
        continue;
      }
      known.consumed[day] =
          Math.max(0, known.consumed[day]) + Math.max(0, offered - reading.quantity());
      known.consumedOver[day] +=
          Duration.between(before.at(), reading.at()).toNanos() / NANOS_PER_DAY;
    }
  }

  /** What came after {@code from}, whose count holds what came at the same instant, up to then. */
  private long arrivedBetween(Instant from, Instant to) {
    long sum = 0;
    for (Report delivery : arrived.values()) {
      if (delivery.at().isAfter(from) && !delivery.at().isAfter(to)) {
        sum += delivery.quantity();
      }
    }
    return sum;
  }

  private int daysToDelivery(LocalDate date, Instant now) {
    Optional<DeliveryPlan> plan = planAt(now);
    if (plan.isEmpty()) {
      return UNKNOWN;
    }
    LocalDate previous = scoringTime.day(plan.get().previous(now, scoringTime.deliveryHour()));
    boolean came =
        arrived.values().stream().anyMatch(d -> !scoringTime.day(d.at()).isBefore(previous));
    if (!came && ChronoUnit.DAYS.between(previous, date) < MOST_DAYS_OVERDUE) {
      return 1;
    }
    LocalDate next = scoringTime.day(plan.get().next(now, scoringTime.deliveryHour()));
    return (int) ChronoUnit.DAYS.between(date, next) - 1;
  }

  private Optional<DeliveryPlan> planAt(Instant now) {
    Optional<DeliveryPlan> current = Optional.empty();
    for (Plan plan : plans) {
      if (!plan.at().isAfter(now) && !plan.recordedAt().isAfter(now)) {
        current = plan.plan();
      }
    }
    return current;
  }
}
