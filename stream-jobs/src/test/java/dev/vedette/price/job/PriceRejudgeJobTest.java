package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.RuleEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Observations that the price job no longer keeps are judged again from real tables. */
class PriceRejudgeJobTest {
  private static final double LATER = 100.5 + PriceHarness.RETENTION.toDays();
  private static final RuleEntry BACK_DATED = Trade.guide("sku", 2, "5", 50, LATER);

  private static final List<Fact> TRADE =
      List.of(
          Trade.guide("sku", 1, "10", 0, 0),
          Trade.product("sku", 0),
          Trade.outlet("outlet", 0),
          Trade.seen("outlet", "sku", 49, "10"),
          Trade.seen("outlet", "sku", 98, "10"),
          Trade.seen("outlet", "sku", 99, "10"),
          Trade.seen("outlet", "sku", 99, "5.5", 120),
          Trade.seen("outlet", "sku", 100, "10"));

  /** After everything that {@link Trade} makes. */
  private static ReadPositions all() {
    ReadPositions positions = new ReadPositions();
    for (String topic : List.of("outlets", "products", "price-rules", "price-observations")) {
      for (int partition = 0; partition < 3; partition++) {
        positions.put(topic, partition, Long.MAX_VALUE);
      }
    }
    return positions;
  }

  @Test
  void aBackDatedRuleSupersedesWhatWasSaidAndTheOldStays(@TempDir Path folder) throws Exception {
    try (PriceWarehouse warehouse = new PriceWarehouse(folder);
        PriceHarness job = PriceHarness.open()) {
      for (Fact fact : TRADE) {
        job.send(fact);
      }
      job.reach(Trade.day(LATER));
      job.send(BACK_DATED);
      // Came when it was no longer kept, and was not judged yet.
      Observation late = Trade.seen("outlet", "sku", 60, "9", LATER);
      job.send(late);
      List<Fact> facts = new ArrayList<>(TRADE);
      facts.add(BACK_DATED);
      facts.add(late);
      warehouse.archive(facts);
      assertThat(warehouse.runs()).isZero();
      warehouse.say(job.statements());
      assertThat(warehouse.runs()).isEqualTo(1);
      RejudgeScope scope = RejudgeScope.of(job.requests());
      assertThat(scope)
          .isEqualTo(new RejudgeScope(Trade.day(0), Trade.day(100), Set.of(), Set.of("sku")));

      List<PriceVerdict> said = warehouse.rejudge(scope, all());

      assertThat(said)
          .extracting(
              PriceVerdict::getObservedAt, PriceVerdict::getRevision, PriceVerdict::getVerdict)
          .containsExactlyInAnyOrder(
              // The version that held on that day is replaced altogether.
              tuple(Trade.day(49), 2, PriceFinding.UNKNOWN_PRICE),
              tuple(Trade.day(60), 1, PriceFinding.OVER),
              tuple(Trade.day(98), 2, PriceFinding.OVER),
              tuple(Trade.day(99), 3, PriceFinding.COMPLIANT));
      // What a job that forgets nothing would have come to.
      assertThat(PriceFigures.of(PriceHarness.current(warehouse.statements())))
          .isEqualTo(PriceFigures.of(undisturbed(facts)));
      assertThat(warehouse.rejudge(scope, all())).isEmpty();
    }
  }

  @Test
  void whatLiesBehindThePositionsDoesNotCount(@TempDir Path folder) throws Exception {
    try (PriceWarehouse warehouse = new PriceWarehouse(folder)) {
      List<Fact> facts = new ArrayList<>(TRADE);
      facts.add(BACK_DATED);
      warehouse.archive(facts);
      ReadPositions before = all();
      before.put("price-rules", 1, BACK_DATED.origin().position());
      RejudgeScope scope =
          new RejudgeScope(Trade.day(98), Trade.day(99), Set.of("outlet"), Set.of());
      assertThat(warehouse.rejudge(scope, before))
          .extracting(PriceVerdict::getVerdict)
          .containsExactly(PriceFinding.COMPLIANT);
      assertThat(warehouse.rejudge(scope, all()))
          .extracting(PriceVerdict::getVerdict, PriceVerdict::getSequence)
          .containsExactly(tuple(PriceFinding.OVER, 2L));
    }
  }

  private static List<PriceVerdict> undisturbed(List<Fact> facts) throws Exception {
    try (PriceHarness job = PriceHarness.open()) {
      for (Fact fact : facts) {
        job.send(fact);
      }
      return job.current();
    }
  }
}
