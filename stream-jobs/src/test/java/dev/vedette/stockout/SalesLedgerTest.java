package dev.vedette.stockout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.demand.Contribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesLedgerTest {
  private static final StockoutRules RULES = StockoutRules.standard();
  private static final OutletTimeline OUTLET = OutletTimeline.EMPTY.with(Market.outlet());

  /** What the region has heard in all, by day and span. */
  private static Map<List<Object>, Contribution> heard(List<SalesLedger.Told> told) {
    Map<List<Object>, Contribution> sums = new HashMap<>();
    for (SalesLedger.Told each : told) {
      Contribution c = each.contribution();
      sums.merge(
          List.of(each.region(), each.day(), c.daysAgo(), c.spanDays()), c, Contribution::plus);
    }
    sums.values().removeIf(Contribution::isNothing);
    return sums;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theRegionHearsTheSameInAnyOrderOfArrival(long seed) {
    List<Fact.OfSku> facts = new ArrayList<>();
    for (Fact fact : Market.trade(seed, 3)) {
      if (fact instanceof Fact.Counted || fact instanceof Fact.Delivered) {
        facts.add((Fact.OfSku) fact);
      }
    }
    SalesLedger inOrder = SalesLedger.EMPTY;
    for (Fact.OfSku fact : facts) {
      inOrder = inOrder.with(fact);
    }
    Map<List<Object>, Contribution> expected =
        heard(inOrder.settle(Market.day(30), Instant.MAX, OUTLET, RULES).news());
    assertThat(expected).isNotEmpty();
    Random random = new Random(seed);
    Collections.shuffle(facts, random);
    SalesLedger ledger = SalesLedger.EMPTY;
    List<SalesLedger.Told> news = new ArrayList<>();
    for (Fact.OfSku fact : facts) {
      ledger = ledger.with(fact);
      if (random.nextInt(3) == 0) {
        SalesLedger.Step step = ledger.tell(Instant.MAX, OUTLET, RULES);
        news.addAll(step.news());
        ledger = step.ledger();
      }
    }
    SalesLedger.Step last = ledger.settle(Market.day(30), Instant.MAX, OUTLET, RULES);
    news.addAll(last.news());
    assertThat(heard(news)).isEqualTo(expected);
    assertThat(last.ledger().pending()).isEmpty();
    assertThat(last.ledger().told()).isEmpty();
  }
}
