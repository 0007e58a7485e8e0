package dev.vedette.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockoutReplayTest {
  private static final FactFeed TRADE =
      () -> Market.trade(5, 30).stream().sorted(Fact.IN_EFFECT).iterator();

  private static List<StockoutAlert> withoutWallClock(List<StockoutAlert> alerts) {
    alerts.forEach(alert -> alert.setEmittedAt(Instant.EPOCH));
    return alerts;
  }

  @Test
  void theSameFeedGivesTheSameAlertsWhateverTheParallelism() throws IOException {
    List<StockoutAlert> once = withoutWallClock(StockoutReplay.run(TRADE, 1));
    List<StockoutAlert> again = withoutWallClock(StockoutReplay.run(TRADE, 2));
    assertThat(once).hasSizeGreaterThan(5).isEqualTo(again);
  }

  @Test
  void aReplaySaysOnlyWhatIsSettled() throws IOException {
    assertThat(StockoutReplay.run(TRADE, 1)).noneMatch(StockoutAlert::getProvisional);
  }
}
