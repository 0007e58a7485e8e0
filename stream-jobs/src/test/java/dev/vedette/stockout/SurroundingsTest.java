package dev.vedette.stockout;

import static dev.vedette.stockout.Market.day;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  private static DepotTurn turn(DepotTurn.Kind kind, double day, String incidentId) {
    return new DepotTurn(kind, day(day), incidentId, day(day), 0, "{}");
  }

  private static HoldTimeline hold(DepotTurn... turns) {
    return HoldTimeline.EMPTY.with(
        new DepotNews("region", Market.SKU, List.of(turns), List.of()), Instant.MIN);
  }

  private static Surroundings depots(Map<String, HoldTimeline> byRegion) {
    return new Surroundings(
        Surges.NONE,
        sku -> ProductTimeline.EMPTY,
        (region, sku) -> byRegion.getOrDefault(region, HoldTimeline.EMPTY));
  }

  @Test
  void theDepotOfTheSmallestRegionDecides() {
    Surroundings around =
        depots(
            Map.of(
                "north", hold(turn(DepotTurn.Kind.SHORT, 1, "of the province")),
                "north/a", hold(turn(DepotTurn.Kind.SUPPLIED, 2, ""))));
    assertThat(around.heldBy("north/a/east", Market.SKU, day(1.5))).contains("of the province");
    assertThat(around.heldBy("north/a/east", Market.SKU, day(2.5))).isEmpty();
    assertThat(around.heldBy("north/b", Market.SKU, day(2.5))).contains("of the province");
    assertThat(around.heldBy("northern", Market.SKU, day(2.5))).isEmpty();
    assertThat(around.nextHold("north/a/east", Market.SKU, day(0))).contains(day(1));
    assertThat(around.nextHold("north/a/east", Market.SKU, day(1))).contains(day(2));
  }

  @Test
  void whatNobodyCanAskForAnyMoreIsForgottenAndWhatHoldsIsNot() {
    HoldTimeline timeline =
        hold(
            turn(DepotTurn.Kind.SUPPLIED, 1, ""),
            turn(DepotTurn.Kind.SHORT, 2, "first"),
            turn(DepotTurn.Kind.RECOVERED, 3, "first"),
            turn(DepotTurn.Kind.SHORT, 4, "second"));
    HoldTimeline later =
        timeline.with(
            new DepotNews(
                "region",
                Market.SKU,
                List.of(),
                List.of(turn(DepotTurn.Kind.RECOVERED, 6, "second"))),
            day(3.5));
    assertThat(later.settled()).hasSize(2);
    assertThat(later.at(day(3.5)).orElseThrow().incidentId()).isEmpty();
    assertThat(later.at(day(5)).orElseThrow().incidentId()).contains("second");
    assertThat(later.at(day(7)).orElseThrow().incidentId()).isEmpty();
    assertThat(later.certain().at(day(7)).orElseThrow().incidentId())
        .isEqualTo(Optional.of("second"));
  }
}
