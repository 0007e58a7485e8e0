package dev.vedette.price.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vedette.event.PriceCase;
import dev.vedette.event.PriceCaseState;
import dev.vedette.event.PriceFinding;
import dev.vedette.event.PriceVerdict;
import dev.vedette.price.Fact;
import dev.vedette.price.RandomPriceWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFunctionTest {
  /** The law of {@link Trade}: from 9 to 11 is legal. */
  private static final List<Fact> LAW =
      List.of(
          Trade.outlet("outlet", 0), Trade.product("sku", 0), Trade.guide("sku", 1, "10", 0, 0));

  private static List<PriceVerdict> statements(List<Fact> facts) throws Exception {
    try (PriceHarness harness = PriceHarness.open()) {
      for (Fact fact : LAW) {
        harness.send(fact);
      }
      for (Fact fact : facts) {
        harness.send(fact);
      }
      harness.endInput();
      return harness.statements();
    }
  }

  private static List<PriceCase> cases(Fact... facts) throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.hear(statements(List.of(facts)));
      return cases.said();
    }
  }

  @Test
  void violationsOfOneRuleOpenOneCaseAndTheFirstOneIsNamed() throws Exception {
    List<PriceVerdict> statements =
        statements(
            List.of(
                Trade.seen("outlet", "sku", 1, "10"),
                Trade.seen("outlet", "sku", 2, "12"),
                Trade.seen("outlet", "sku", 3, "8"),
                Trade.seen("outlet", "sku", 4, "12")));
    try (CaseHarness cases = CaseHarness.open()) {
      cases.hear(statements);
      PriceCase opened = only(cases.said());
      PriceVerdict first = statements.get(1);
      assertThat(opened.getCaseId()).isEqualTo(first.getCaseId());
      assertThat(opened.getRevision()).isEqualTo(1);
      assertThat(opened.getState()).isEqualTo(PriceCaseState.OPEN);
      assertThat(opened.getOpenedAt()).isEqualTo(Trade.day(2));
      assertThat(opened.getRecordedAt()).isEqualTo(Trade.day(2));
      assertThat(opened.getVerdict()).isEqualTo(PriceFinding.OVER);
      assertThat(opened.getVerdictId()).isEqualTo(first.getVerdictId());
      assertThat(opened.getRegion()).isEqualTo("north/river");
      assertThat(opened.getRepId()).isEqualTo("rep-1");
      // Three violations, and the case; of a legal price nothing.
      assertThat(cases.kept()).isEqualTo(2);
    }
  }

  @Test
  void legalPricesLeaveNothingBehind() throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.hear(statements(List.of(Trade.seen("outlet", "sku", 1, "10"))));
      assertThat(cases.said()).isEmpty();
      assertThat(cases.kept()).isZero();
    }
  }

  @Test
  void anEarlierViolationThatComesLateIsNamedInstead() throws Exception {
    assertThat(
            cases(
                Trade.seen("outlet", "sku", 3, "12"),
                Trade.seen("outlet", "sku", 2, "12", 5),
                Trade.seen("outlet", "sku", 4, "12")))
        .extracting(PriceCase::getRevision, PriceCase::getState, PriceCase::getOpenedAt)
        .containsExactly(
            tuple(1, PriceCaseState.OPEN, Trade.day(3)),
            tuple(2, PriceCaseState.OPEN, Trade.day(2)));
  }

  @Test
  void theCaseIsClosedOnceTheLastViolationIsTakenBackAndOpenAgainUnderItsIdByANewOne()
      throws Exception {
    List<PriceCase> said =
        cases(
            Trade.seen("outlet", "sku", 1, "12"),
            Trade.guide("sku", 2, "12", 0, 5),
            Trade.seen("outlet", "sku", 7, "14"));
    assertThat(said)
        .extracting(
            PriceCase::getRevision,
            PriceCase::getState,
            PriceCase::getOpenedAt,
            PriceCase::getRecordedAt)
        .containsExactly(
            tuple(1, PriceCaseState.OPEN, Trade.day(1), Trade.day(1)),
            tuple(2, PriceCaseState.CLOSED, Trade.day(1), Trade.day(5)),
            tuple(3, PriceCaseState.OPEN, Trade.day(7), Trade.day(7)));
    assertThat(said).extracting(PriceCase::getCaseId).containsOnly(said.getFirst().getCaseId());
  }

  @Test
  void theCaseStaysOpenWhileAnotherViolationStands() throws Exception {
    PriceCase last =
        cases(
                Trade.seen("outlet", "sku", 1, "12"),
                Trade.seen("outlet", "sku", 2, "12.5"),
                // The first is legal by it, the second is not.
                Trade.guide("sku", 2, "11", 0, 5))
            .getLast();
    assertThat(last.getState()).isEqualTo(PriceCaseState.OPEN);
    assertThat(last.getOpenedAt()).isEqualTo(Trade.day(2));
    assertThat(last.getVerdictRevision()).isEqualTo(2);
    assertThat(last.getRecordedAt()).isEqualTo(Trade.day(5));
  }

  @Test
  void aViolationThatNeverWasWithdrawsItsCase() throws Exception {
    assertThat(
            cases(
                Trade.seen("outlet", "sku", 9, "12"),
                // Known before the price was seen, it comes later.
                Trade.guide("sku", 2, "12", 0, 8)))
        .extracting(PriceCase::getRevision, PriceCase::getState)
        .containsExactly(tuple(1, PriceCaseState.OPEN), tuple(2, PriceCaseState.WITHDRAWN));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 2_000})
  void anyOrderOfArrivalEndsInTheSameCasesEachOpenedOnce(long first) throws Exception {
    int found = 0;
    for (long seed = first; seed < first + 40; seed++) {
      RandomPriceWorld world = new RandomPriceWorld(seed);
      Random random = new Random(seed);
      List<PriceVerdict> statements = ofShuffled(world, random);
      Map<String, String> expected = plainly(PriceHarness.current(statements));
      found += expected.size();
      assertCases(statements, expected, seed);

      List<PriceVerdict> otherwise = ofShuffled(world, random);
      // As at-least-once delivery repeats them, and then in no order at all.
      otherwise.addAll(otherwise.subList(0, otherwise.size() / 2));
      assertCases(otherwise, expected, seed);
      Collections.shuffle(otherwise, random);
      assertCases(otherwise, expected, seed);
    }
    assertThat(found).isGreaterThan(30);
  }

  private static List<PriceVerdict> ofShuffled(RandomPriceWorld world, Random random)
      throws Exception {
    List<Fact> facts = new ArrayList<>(world.all());
    Collections.shuffle(facts, random);
    try (PriceHarness harness = PriceHarness.open()) {
      for (Fact fact : facts) {
        harness.send(fact);
      }
      harness.endInput();
      return new ArrayList<>(harness.statements());
    }
  }

  private static void assertCases(
      List<PriceVerdict> statements, Map<String, String> expected, long seed) throws Exception {
    try (CaseHarness cases = CaseHarness.open()) {
      cases.hear(statements);
      Map<String, String> current = new TreeMap<>();
      cases
          .current()
          .forEach(
              (id, last) -> {
                if (last.getState() != PriceCaseState.WITHDRAWN) {
                  current.put(id, describe(last));
                }
              });
      assertThat(current).as("seed %d", seed).isEqualTo(expected);
      assertThat(cases.said())
          .extracting(said -> said.getCaseId() + "/" + said.getRevision())
          .doesNotHaveDuplicates();
      int before = cases.said().size();
      cases.hear(statements);
      assertThat(cases.said()).as("after the same statements again").hasSize(before);
    }
  }

  private static String describe(PriceCase last) {
    return "%s since %s by %s/%d known %s, %s %s %s"
        .formatted(
            last.getState(),
            last.getOpenedAt(),
            last.getVerdictId(),
            last.getVerdictRevision(),
            last.getRecordedAt(),
            last.getVerdict(),
            last.getRegion(),
            last.getRepId());
  }

  /** The cases by the revisions that stand, which are in their order, looked at one by one. */
  private static Map<String, String> plainly(List<PriceVerdict> revisions) {
    Map<String, PriceVerdict> last = new HashMap<>();
    revisions.forEach(revision -> last.put(revision.getVerdictId(), revision));
    Map<String, String> cases = new TreeMap<>();
    for (PriceVerdict named : revisions) {
      String caseId = named.getCaseId();
      if (caseId == null) {
        continue;
      }
      List<PriceVerdict> of =
          revisions.stream().filter(each -> caseId.equals(each.getCaseId())).toList();
      List<PriceVerdict> standing =
          of.stream().filter(each -> each.equals(last.get(each.getVerdictId()))).toList();
      List<PriceVerdict> counting = standing.isEmpty() ? of : standing;
      // By time, verdict and revision; of the first verdict the last revision is named.
      PriceVerdict opening = counting.getFirst();
      for (PriceVerdict each : counting) {
        if (each.getObservedAt().equals(opening.getObservedAt())
            && each.getVerdictId().compareTo(opening.getVerdictId()) <= 0) {
          opening = each;
        }
      }
      PriceCase plain = new PriceCase();
      plain.setState(standing.isEmpty() ? PriceCaseState.CLOSED : PriceCaseState.OPEN);
      plain.setOpenedAt(opening.getObservedAt());
      plain.setVerdictId(opening.getVerdictId());
      plain.setVerdictRevision(opening.getRevision());
      plain.setVerdict(opening.getVerdict());
      plain.setRegion(opening.getRegion());
      plain.setRepId(opening.getRepId());
      plain.setRecordedAt(opening.getRecordedAt());
      if (standing.isEmpty()) {
        plain.setRecordedAt(
            revisions.stream()
                .filter(
                    each ->
                        of.stream()
                            .filter(one -> one.getVerdictId().equals(each.getVerdictId()))
                            .mapToInt(PriceVerdict::getRevision)
                            .max()
                            .stream()
                            .anyMatch(ended -> each.getRevision() == ended + 1))
                .map(PriceVerdict::getRecordedAt)
                .max(Instant::compareTo)
                .orElseThrow());
      }
      cases.put(caseId, describe(plain));
    }
    return cases;
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void aRestartInTheMiddleSaysWhatAnUndisturbedRunSays(long seed) throws Exception {
    List<PriceVerdict> statements = ofShuffled(new RandomPriceWorld(seed), new Random(seed));
    int cut = statements.size() / 2;
    List<PriceCase> said;
    OperatorSubtaskState stored;
    try (CaseHarness before = CaseHarness.open()) {
      before.hear(statements.subList(0, cut));
      stored = before.snapshot();
      said = new ArrayList<>(before.said());
    }
    try (CaseHarness after = CaseHarness.restored(stored)) {
      after.hear(statements.subList(cut, statements.size()));
      said.addAll(after.said());
    }
    try (CaseHarness undisturbed = CaseHarness.open()) {
      undisturbed.hear(statements);
      assertThat(said)
          .extracting(PriceCase::getEventId)
          .containsExactlyElementsOf(
              undisturbed.said().stream().map(PriceCase::getEventId).toList());
    }
  }

  private static PriceCase only(List<PriceCase> cases) {
    assertThat(cases).hasSize(1);
    return cases.getFirst();
  }
}
