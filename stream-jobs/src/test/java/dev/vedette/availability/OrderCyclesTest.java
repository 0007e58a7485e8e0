package dev.vedette.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import org.junit.jupiter.api.Test;

class OrderCyclesTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @Test
  void cyclesOfSevenDaysAreIsoWeeks() {
    OrderCycles weeks = OrderCycles.standard();
    for (LocalDate day = LocalDate.of(1969, 12, 1);
        day.isBefore(LocalDate.of(1971, 2, 1));
        day = day.plusDays(1)) {
      LocalDate first = weeks.firstDay(weeks.of(Instant.parse(day + "T12:00:00Z")));
      assertThat(first.getDayOfWeek().getValue()).isEqualTo(1);
      assertThat(first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
          .isEqualTo(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
  }

  @Test
  void aDayBeginsInTheZoneOfTheDeployment() {
    OrderCycles cycles = new OrderCycles(SHANGHAI, 7);
    long week = cycles.of(Instant.parse("2026-01-04T16:00:00Z"));
    assertThat(cycles.firstDay(week)).isEqualTo(LocalDate.of(2026, 1, 5));
    assertThat(cycles.of(Instant.parse("2026-01-04T15:59:59.999999Z"))).isEqualTo(week - 1);
    assertThat(cycles.end(week - 1)).isEqualTo(Instant.parse("2026-01-04T16:00:00Z"));
  }

  @Test
  void aCycleMayHaveAnyNumberOfDays() {
    OrderCycles cycles = new OrderCycles(SHANGHAI, 10);
    long cycle = cycles.of(Instant.parse("2026-03-01T00:00:00Z"));
    assertThat(cycles.firstDay(cycle + 1)).isEqualTo(cycles.firstDay(cycle).plusDays(10));
    assertThatThrownBy(() -> new OrderCycles(SHANGHAI, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot measure");
  }
}
