package dev.vedette.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void waitsDoubleUpToALimitAndVary() {
    Random random = new Random(1);
    for (int failures = 1; failures < 100; failures++) {
      long full = Math.min(300_000, failures > 20 ? 300_000 : 1_000L << (failures - 1));
      assertThat(Backoff.standard().after(failures, random).toMillis()).isBetween(full / 2, full);
    }
  }

  @Test
  void aShiftBeginsAtItsTimeInItsZoneAlsoWhereTheClockIsChanged() {
    Shifts shifts =
        new Shifts(
            List.of(LocalTime.of(22, 0), LocalTime.of(6, 0), LocalTime.of(14, 0)),
            ZoneId.of("Europe/Berlin"));
    assertThat(shifts.beginOf(Instant.parse("2026-03-29T03:59:59Z")))
        .isEqualTo(Instant.parse("2026-03-28T21:00:00Z"));
    Instant morning = Instant.parse("2026-03-29T04:00:00Z");
    assertThat(shifts.beginOf(morning)).isEqualTo(morning);
    assertThat(Duration.between(shifts.before(morning), morning)).isEqualTo(Duration.ofHours(7));
  }
}
