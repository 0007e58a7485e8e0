package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.RandomPriceWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeFunctionTest {
  private static List<Fact> shuffled(RandomPriceWorld world, Random random) {
    List<Fact> facts = new ArrayList<>(world.all());
    Collections.shuffle(facts, random);
    return facts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 2_000})
  void anyOrderOfArrivalEndsInTheHistoryOfAllFacts(long first) throws Exception {
    for (long seed = first; seed < first + 40; seed++) {
      RandomPriceWorld world = new RandomPriceWorld(seed);
      List<String> expected = PriceFigures.ofHistories(world);
      Random random = new Random(seed);
      for (int i = 0; i < 2; i++) {
        try (PriceHarness harness = PriceHarness.open()) {
          Duration clock = Duration.ZERO;
          for (Fact fact : shuffled(world, random)) {
            harness.collect(fact);
            if (random.nextBoolean()) {
              harness.passOn();
            }
            if (random.nextInt(4) == 0) {
              clock = clock.plusSeconds(random.nextInt(40));
              harness.wallClock(clock);
            }
          }
          harness.endInput();
          assertThat(PriceFigures.of(harness.current())).as("seed %d", seed).isEqualTo(expected);
          assertNothingIsSaidTwice(harness.statements());
        }
      }
    }
  }

  /** Each statement is new, and tells of something else than the last one about the revision. */
  private static void assertNothingIsSaidTwice(List<PriceVerdict> statements) {
    assertThat(statements).extracting(PriceVerdict::getEventId).doesNotHaveDuplicates();
    assertThat(statements)
        .extracting(said -> said.getVerdictId() + "/" + said.getSequence())
        .doesNotHaveDuplicates();
    for (int i = 0; i < statements.size(); i++) {
      PriceVerdict one = statements.get(i);
      for (int j = i + 1; j < statements.size(); j++) {
        PriceVerdict next = statements.get(j);
        if (next.getVerdictId().equals(one.getVerdictId())
            && next.getRevision() == one.getRevision()) {
          assertThat(PriceFigures.of(List.of(next))).isNotEqualTo(PriceFigures.of(List.of(one)));
          break;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void aRestartInTheMiddleSaysWhatAnUndisturbedRunSays(long seed) throws Exception {
    RandomPriceWorld world = new RandomPriceWorld(seed);
    List<Fact> facts = shuffled(world, new Random(seed));
    int cut = facts.size() / 2;
    List<PriceVerdict> said = new ArrayList<>();
    PriceHarness.Stored stored;
    try (PriceHarness before = PriceHarness.open()) {
      for (Fact fact : facts.subList(0, cut)) {
        before.send(fact);
      }
      stored = before.snapshot();
      said.addAll(before.statements());
    }
    try (PriceHarness after = PriceHarness.restored(stored, "first")) {
      for (Fact fact : facts.subList(cut, facts.size())) {
        after.send(fact);
      }
      after.endInput();
      said.addAll(after.statements());
    }
    List<PriceVerdict> undisturbed;
    try (PriceHarness once = PriceHarness.open()) {
      for (Fact fact : facts) {
        once.send(fact);
      }
      once.endInput();
      undisturbed = once.statements();
    }
    assertThat(said)
        .extracting(PriceVerdict::getEventId)
        .containsExactlyInAnyOrderElementsOf(
            undisturbed.stream().map(PriceVerdict::getEventId).toList());
  }

  /**
   * It went on from an older checkpoint, and facts came in another order than the first time. What
   * it said after that checkpoint is still in the table.
   */
  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 41, 42, 43, 44, 45, 46})
  void whatWasSaidAfterAnOlderCheckpointIsOverruled(long seed) throws Exception {
    RandomPriceWorld world = new RandomPriceWorld(seed);
    Random random = new Random(seed);
    List<Fact> facts = shuffled(world, random);
    int cut = facts.size() / 3;
    int crash = cut + random.nextInt(facts.size() - cut);
    List<PriceVerdict> said = new ArrayList<>();
    PriceHarness.Stored stored;
    try (PriceHarness before = PriceHarness.open()) {
      for (Fact fact : facts.subList(0, cut)) {
        before.send(fact);
      }
      stored = before.snapshot();
      for (Fact fact : facts.subList(cut, crash)) {
        before.send(fact);
      }
      said.addAll(before.statements());
    }
    List<Fact> again = new ArrayList<>(facts.subList(cut, facts.size()));
    Collections.shuffle(again, random);
    try (PriceHarness after = PriceHarness.restored(stored, "second")) {
      for (Fact fact : again) {
        after.send(fact);
      }
      after.endInput();
      said.addAll(after.statements());
    }
    assertThat(PriceFigures.of(PriceHarness.current(said)))
        .isEqualTo(PriceFigures.ofHistories(world));
  }

  /** All checkpoints are lost, and everything is read again, in another order. */
  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
  void whatWasSaidByARunThatNobodyRemembersIsOverruled(long seed) throws Exception {
    RandomPriceWorld world = new RandomPriceWorld(seed);
    Random random = new Random(seed);
    List<PriceVerdict> said = new ArrayList<>();
    try (PriceHarness lost = PriceHarness.open()) {
      List<Fact> facts = shuffled(world, random);
      for (Fact fact : facts.subList(0, facts.size() * 3 / 4)) {
        lost.send(fact);
      }
      said.addAll(lost.statements());
    }
    int runs =
        said.stream().mapToInt(statement -> Runs.of(statement.getSequence())).max().orElse(0);
    try (PriceHarness again = PriceHarness.afterRuns(runs)) {
      for (Fact fact : shuffled(world, random)) {
        again.send(fact);
      }
      again.endInput();
      said.addAll(again.statements());
    }
    assertThat(PriceFigures.of(PriceHarness.current(said)))
        .isEqualTo(PriceFigures.ofHistories(world));
  }

  @Test
  void theSameFactsAgainSayNothing() throws Exception {
    RandomPriceWorld world = new RandomPriceWorld(5);
    try (PriceHarness harness = PriceHarness.open()) {
      for (Fact fact : world.all()) {
        harness.send(fact);
      }
      harness.wallClock(Duration.ofMinutes(5));
      int said = harness.statements().size();
      for (Fact fact : world.all()) {
        harness.send(fact);
      }
      harness.wallClock(Duration.ofMinutes(10));
      assertThat(harness.statements()).hasSize(said);
    }
  }
}
