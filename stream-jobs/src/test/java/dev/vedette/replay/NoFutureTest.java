package dev.vedette.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.ReadingSource;
import dev.vedette.event.StockoutScore;
import dev.vedette.provenance.Origin;
import dev.vedette.stockout.DeliveryPlan;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.OutletProfile;
import dev.vedette.stockout.StockoutRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes later does not move an outlook that was published before. */
class NoFutureTest {
  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
  private static final int OUTLETS = 12;
  private static final int DAYS = 60;
  private static final int CHANGED_FROM = 40;
  private static final StockoutRules RULES =
      StockoutRules.standard().scoringAt(LocalTime.of(22, 0));

  /** A region whose demand surges together; from a day on, everything differs by the seed. */
  private static List<Fact> market(long seed) {
    List<Fact> facts = new ArrayList<>();
    Random random = new Random(1);
    long[] stock = new long[OUTLETS];
    double surge = 1;
    for (int outlet = 0; outlet < OUTLETS; outlet++) {
      facts.add(outlet(outlet));
      stock[outlet] = 60;
    }
    for (int day = 0; day < DAYS; day++) {
      if (day == CHANGED_FROM) {
        random = new Random(seed);
      }
      if (day % 7 == 0) {
        surge = 0.5 + random.nextDouble() * 2;
      }
      for (int outlet = 0; outlet < OUTLETS; outlet++) {
        if (day % 7 == 0 && day > 0) {
          long quantity = 40L + random.nextInt(50);
          stock[outlet] += quantity;
          facts.add(delivered(outlet, day, quantity));
        }
        stock[outlet] = Math.max(0, stock[outlet] - Math.round(random.nextInt(16) * surge));
        facts.add(counted(outlet, day, stock[outlet]));
      }
    }
    facts.sort(Fact.IN_EFFECT);
    return facts;
  }

  private static Instant at(int day, double hour) {
    return BEGIN.plus(Duration.ofMinutes(Math.round((day * 24 + hour) * 60)));
  }

  private static Fact outlet(int outlet) {
    return new Fact.OutletChanged(
        "outlet-" + outlet,
        "outlet-" + outlet,
        BEGIN,
        BEGIN,
        Origin.line(outlet + 2L),
        new OutletProfile(
            "north/a",
            Optional.empty(),
            Optional.of(new DeliveryPlan(LocalDate.of(2026, 3, 2), 7))));
  }

  private static Fact delivered(int outlet, int day, long quantity) {
    String id = "d-%d-%d".formatted(outlet, day);
    return new Fact.Delivered(
        id, "outlet-" + outlet, "sku", at(day, 6), at(day, 6), Origin.line(1), id, quantity);
  }

  private static Fact counted(int outlet, int day, long onHand) {
    return new Fact.Counted(
        "r-%d-%d".formatted(outlet, day),
        "outlet-" + outlet,
        "sku",
        at(day, 21),
        at(day, 21),
        Origin.line(1),
        ReadingSource.POS,
        onHand,
        1);
  }

  private static List<StockoutScore> scores(long seed) throws IOException {
    return StockoutReplay.run(() -> market(seed).iterator(), RULES, 2).scores();
  }

  @Test
  void noOutlookMovesWhenEverythingAfterItChanges() throws IOException {
    List<StockoutScore> one = scores(100);
    List<StockoutScore> other = scores(200);
    Instant changed = at(CHANGED_FROM, 0);
    assertThat(before(changed, one))
        .hasSize(OUTLETS * CHANGED_FROM)
        .isEqualTo(before(changed, other));
    assertThat(one).isNotEqualTo(other);
  }

  private static List<StockoutScore> before(Instant time, List<StockoutScore> scores) {
    return scores.stream().filter(score -> score.getAsOf().isBefore(time)).toList();
  }
}
