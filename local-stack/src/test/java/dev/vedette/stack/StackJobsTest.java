package dev.vedette.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vedette.availability.OrderCycles;
import dev.vedette.stockout.StockoutRules;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class StackJobsTest {
  @Test
  void stockoutDaysEndAtTenInTheEveningOfTheStacksZone() {
    StackSettings settings =
        StackSettings.standard().withOrderCycles(new OrderCycles(ZoneId.of("Asia/Shanghai"), 7));

    StockoutRules rules = new StackJobs(settings).stockoutRules().rules();

    assertThat(rules.dayEnd().next(Instant.parse("2026-01-05T00:00:00Z")))
        .isEqualTo(Instant.parse("2026-01-05T14:00:00Z"));
    // Outlets are open from eight to eight: noon is a third of the day.
    assertThat(rules.trading().at(Instant.parse("2026-01-05T04:00:00Z")) % 1)
        .isCloseTo(1 / 3.0, within(1e-9));
  }
}
