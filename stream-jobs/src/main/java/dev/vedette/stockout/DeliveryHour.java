package dev.vedette.stockout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time of day at which planned deliveries arrive.
 *
 * @param time local time
 * @param zone the deployment's zone
 */
public record DeliveryHour(LocalTime time, ZoneId zone) {
  Instant on(LocalDate day) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
