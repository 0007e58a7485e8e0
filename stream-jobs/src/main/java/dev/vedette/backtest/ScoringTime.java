package dev.vedette.backtest;

import dev.vedette.stockout.DeliveryHour;
import dev.vedette.stockout.StockoutRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When in a day a score is given: whatever is recorded later is not known to it.
 *
 * @param time local time at which each day is scored
 * @param deliveryTime local time at which planned deliveries arrive
 * @param zone the deployment's zone, by which days begin and end
 */
public record ScoringTime(LocalTime time, LocalTime deliveryTime, ZoneId zone) {
  /** The production rules' zone and hour of delivery. */
  public static ScoringTime at(LocalTime time) {
    return at(time, StockoutRules.standard());
  }

  /** The zone and hour of delivery of some rules. */
  public static ScoringTime at(LocalTime time, StockoutRules rules) {
    return new ScoringTime(time, rules.deliveryTime(), rules.zone());
  }

  /** When {@code day} is scored. */
  public Instant on(LocalDate day) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  /** The day to which an instant belongs. */
  public LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  DeliveryHour deliveryHour() {
    return new DeliveryHour(deliveryTime, zone);
  }
}
