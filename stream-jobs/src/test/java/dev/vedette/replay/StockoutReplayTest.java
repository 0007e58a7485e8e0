package dev.vedette.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.StockoutAlert;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.Market;
import dev.vedette.stockout.StockoutRules;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockoutReplayTest {
  private static final FactFeed TRADE =
      () -> Market.tradeAroundADepot(4, 20).stream().sorted(Fact.IN_EFFECT).iterator();

  private static List<StockoutAlert> alerts(int parallelism) throws IOException {
    return StockoutReplay.run(TRADE, StockoutRules.standard(), parallelism).alerts();
  }

  private static List<StockoutAlert> withoutWallClock(List<StockoutAlert> alerts) {
    alerts.forEach(alert -> alert.setEmittedAt(Instant.EPOCH));
    return alerts;
  }

  @Test
  void theSameFeedGivesTheSameAlertsWhateverTheParallelism() throws IOException {
    List<StockoutAlert> once = withoutWallClock(alerts(1));
    List<StockoutAlert> again = withoutWallClock(alerts(2));
    assertThat(once).hasSizeGreaterThan(5).isEqualTo(again);
    assertThat(once).anyMatch(StockoutAlert::getHeldBack);
    assertThat(once)
        .anyMatch(alert -> alert.getKind().equals("depot") && alert.getOutletsHeldBack() == 1);
  }

  @Test
  void aReplaySaysOnlyWhatIsSettled() throws IOException {
    assertThat(alerts(1)).noneMatch(StockoutAlert::getProvisional);
  }
}
