package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.event.PriceFinding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class VerdictHistoryTest {
  private static final int WORLDS = Integer.getInteger("vedette.price-worlds", 2_000);

  private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");
  private static final Instant LATER = Instant.parse("2024-06-05T00:00:00Z");
  private static final Instant LAST = Instant.parse("2024-06-09T00:00:00Z");

  private static void inRandomWorlds(int worlds, Consumer<RandomPriceWorld> check) {
    for (long seed = 0; seed < worlds; seed++) {
      try {
        check.accept(new RandomPriceWorld(seed));
      } catch (AssertionError e) {
        throw new AssertionError("In world %d: %s".formatted(seed, e.getMessage()), e);
      }
    }
  }

  @Test
  void agreesWithThePlainReadingInRandomWorlds() {
    inRandomWorlds(
        WORLDS,
        world -> {
          PriceLaw law = PriceLaw.of(world.rules());
          for (List<Observation> versions : world.subjects().values()) {
            assertThat(
                    PlainReading.describe(
                        VerdictHistory.of(versions, law, world.outlets(), world.products())))
                .isEqualTo(
                    new PlainReading(world.rules(), world.outlets(), world.products(), versions)
                        .revisions());
          }
        });
  }

  @Test
  void theOrderOfFactsMakesNoDifference() {
    inRandomWorlds(
        WORLDS / 4,
        world -> {
          PriceLaw law = PriceLaw.of(world.rules());
          Random random = new Random(world.rules().size());
          PriceLaw grown = PriceLaw.empty();
          for (RuleEntry entry : shuffled(world.rules(), random)) {
            grown = grown.with(entry);
          }
          assertThat(grown.size()).isEqualTo(law.size());
          for (List<Observation> versions : world.subjects().values()) {
            assertThat(
                    VerdictHistory.of(
                        shuffled(versions, random),
                        grown,
                        shuffled(world.outlets(), random),
                        shuffled(world.products(), random)))
                .isEqualTo(VerdictHistory.of(versions, law, world.outlets(), world.products()));
          }
        });
  }

  /** What is learned later never changes what was to be said before. */
  @Test
  void asKnownAtATimeIsWhatWasSaidThen() {
    inRandomWorlds(
        WORLDS / 4,
        world -> {
          PriceLaw law = PriceLaw.of(world.rules());
          for (List<Observation> versions : world.subjects().values()) {
            List<VerdictRevision> history =
                VerdictHistory.of(versions, law, world.outlets(), world.products());
            for (VerdictRevision revision : history) {
              Instant knownAt = revision.recordedAt();
              assertThat(
                      VerdictHistory.of(
                          until(knownAt, versions),
                          PriceLaw.of(until(knownAt, world.rules())),
                          until(knownAt, world.outlets()),
                          until(knownAt, world.products())))
                  .isEqualTo(history.subList(0, revision.revision()));
              assertThat(VerdictHistory.asKnownAt(history, knownAt)).contains(revision);
            }
          }
        });
  }

  @Test
  void whatAnEntryDoesNotGovernItDoesNotChange() {
    int[] governed = new int[1];
    int[] changed = new int[1];
    int[] all = new int[1];
    inRandomWorlds(
        WORLDS / 4,
        world -> {
          PriceLaw law = PriceLaw.empty();
          for (RuleEntry entry : world.rules()) {
            PriceLaw grown = law.with(entry);
            for (List<Observation> versions : world.subjects().values()) {
              boolean changes =
                  !VerdictHistory.of(versions, law, world.outlets(), world.products())
                      .equals(
                          VerdictHistory.of(versions, grown, world.outlets(), world.products()));
              boolean governs =
                  VerdictHistory.isGovernedBy(
                      entry, versions, grown, world.outlets(), world.products());
              assertThat(governs || !changes).isTrue();
              all[0]++;
              governed[0] += governs ? 1 : 0;
              changed[0] += changes ? 1 : 0;
            }
            law = grown;
          }
        });
    assertThat(changed[0]).isGreaterThan(all[0] / 20);
    assertThat(governed[0]).isLessThan(all[0] / 2).isLessThan(5 * changed[0]);
  }

  @Test
  void aBackDatedRuleJudgesThePastAnewAndTheOldVerdictStays() {
    Observation observation = Prices.at(NOON).charged("24").build();
    RuleEntry ceiling = Rules.ceiling("C", "25").build();
    RuleEntry corrected = Rules.ceiling("C", "23").version(2).recordedAt(LATER).build();
    List<VerdictRevision> history =
        history(List.of(observation), PriceLaw.of(List.of(ceiling, corrected)));
    assertThat(history).extracting(VerdictRevision::revision).containsExactly(1, 2);
    assertThat(history)
        .extracting(VerdictRevision::reason)
        .containsExactly(JudgingReason.OBSERVED, JudgingReason.RULE);
    assertThat(history).extracting(VerdictRevision::recordedAt).containsExactly(NOON, LATER);
    assertThat(history.getFirst().supersedes()).isEmpty();
    assertThat(history.getLast().supersedes()).hasValue(1);
    assertThat(history)
        .extracting(revision -> revision.judgement().finding())
        .containsExactly(PriceFinding.COMPLIANT, PriceFinding.OVER);
    assertThat(VerdictHistory.asKnownAt(history, LATER.minusNanos(1_000)))
        .contains(history.getFirst());
    assertThat(VerdictHistory.asKnownAt(history, NOON.minusNanos(1_000))).isEmpty();
  }

  @Test
  void aWithdrawnRuleNeverWas() {
    RuleEntry ceiling = Rules.ceiling("C", "23").build();
    RuleEntry withdrawal =
        Rules.ceiling("C", "23").version(2).recordedAt(LATER).validTo(Rules.FROM).build();
    List<VerdictRevision> history =
        history(
            List.of(Prices.at(NOON).charged("24").build()),
            PriceLaw.of(List.of(ceiling, withdrawal)));
    assertThat(history)
        .extracting(revision -> revision.judgement().finding())
        .containsExactly(PriceFinding.OVER, PriceFinding.UNKNOWN_PRICE);
    assertThat(history.getLast().judgement().unknownReason()).isEqualTo(UnknownReason.NO_RULE);
    assertThat(history.getLast().reason()).isEqualTo(JudgingReason.RULE);
  }

  @Test
  void aLowerVersionThatComesLateChangesNothing() {
    RuleEntry second = Rules.ceiling("C", "23").version(2).build();
    RuleEntry first = Rules.ceiling("C", "30").version(1).recordedAt(LATER).build();
    List<VerdictRevision> history =
        history(
            List.of(Prices.at(NOON).charged("24").build()), PriceLaw.of(List.of(second, first)));
    assertThat(history).hasSize(1);
    assertThat(history.getFirst().judgement().rule()).isEqualTo(second);
  }

  @Test
  void ofOneVersionTheLaterWordCounts() {
    RuleEntry word = Rules.ceiling("C", "30").build();
    RuleEntry laterWord = Rules.ceiling("C", "23").recordedAt(LATER).eventId("0").build();
    assertThat(
            history(
                List.of(Prices.at(NOON).charged("24").build()),
                PriceLaw.of(List.of(laterWord, word))))
        .extracting(revision -> revision.judgement().finding())
        .containsExactly(PriceFinding.COMPLIANT, PriceFinding.OVER);
  }

  @Test
  void aCorrectedObservationIsJudgedAnew() {
    Observation observation = Prices.at(NOON).charged("24").build();
    Observation corrected =
        Prices.at(NOON).charged("22").eventId("corrected").recordedAt(LATER).build();
    List<VerdictRevision> history =
        history(
            List.of(corrected, observation),
            PriceLaw.of(List.of(Rules.ceiling("C", "23").build())));
    assertThat(history)
        .extracting(VerdictRevision::reason)
        .containsExactly(JudgingReason.OBSERVED, JudgingReason.OBSERVATION_CORRECTED);
    assertThat(history)
        .extracting(revision -> revision.observation().eventId())
        .containsExactly(observation.eventId(), "corrected");
  }

  @Test
  void ofTwoCorrectionsAtOnceTheHigherIdCounts() {
    Observation one = Prices.at(NOON).charged("24").eventId("a").build();
    Observation other = Prices.at(NOON).charged("22").eventId("b").build();
    assertThat(history(List.of(other, one), PriceLaw.of(List.of(Rules.ceiling("C", "23").build()))))
        .singleElement()
        .extracting(revision -> revision.observation().eventId())
        .isEqualTo("b");
  }

  @Test
  void aCorrectedLabelIsARevisionThoughThePriceChargedIsTheSame() {
    Observation observation = Prices.at(NOON).charged("22").label("22").build();
    Observation corrected =
        Prices.at(NOON).charged("22").label("21").eventId("b").recordedAt(LATER).build();
    assertThat(
            history(
                List.of(observation, corrected),
                PriceLaw.of(List.of(Rules.ceiling("C", "23").build()))))
        .hasSize(2);
  }

  @Test
  void anOutletAndASkuThatBecomeKnownLateAreJudgedThen() {
    Observation observation = Prices.at(NOON).charged("24").build();
    List<VerdictRevision> history =
        VerdictHistory.of(
            List.of(observation),
            PriceLaw.of(List.of(Rules.ceiling("C", "23").build())),
            List.of(Prices.outlet("north", LATER)),
            List.of(Prices.product(LAST)));
    assertThat(history)
        .extracting(VerdictRevision::reason)
        .containsExactly(JudgingReason.OBSERVED, JudgingReason.OUTLET, JudgingReason.PRODUCT);
    assertThat(history)
        .extracting(revision -> revision.judgement().unknownReason())
        .containsExactly(UnknownReason.UNKNOWN_OUTLET, UnknownReason.UNKNOWN_SKU, null);
    assertThat(history)
        .extracting(revision -> revision.judgement().finding())
        .containsExactly(PriceFinding.OUT_OF_SCOPE, PriceFinding.OUT_OF_SCOPE, PriceFinding.OVER);
  }

  @Test
  void factsOfOtherOutletsAndOfLaterTimesDoNotCount() {
    Observation observation = Prices.at(NOON).charged("24").build();
    OutletRecord moved =
        new OutletRecord(
            "moved",
            NOON,
            observation.origin(),
            observation.outletId(),
            NOON.plusNanos(1_000),
            "south",
            null,
            null,
            null);
    OutletRecord other =
        new OutletRecord(
            "other", NOON, observation.origin(), "another", Rules.FROM, "south", null, null, null);
    List<VerdictRevision> history =
        VerdictHistory.of(
            List.of(observation),
            PriceLaw.of(List.of(Rules.ceiling("C", "23").region("north").build())),
            List.of(Prices.outlet("north", Rules.FROM), moved, other),
            List.of(Prices.product(Rules.FROM)));
    assertThat(history).hasSize(1);
    assertThat(history.getFirst().judgement().finding()).isEqualTo(PriceFinding.OVER);
  }

  @Test
  void aRevisionNamesAllThatItRestsOn() {
    Observation observation = Prices.at(NOON).charged("24").build();
    RuleEntry ceiling = Rules.ceiling("C", "23").build();
    assertThat(history(List.of(observation), PriceLaw.of(List.of(ceiling))).getFirst().facts())
        .containsExactly(
            observation, Prices.outlet("north", Rules.FROM), Prices.product(Rules.FROM), ceiling);
  }

  @Test
  void nothingHasNoHistory() {
    assertThatThrownBy(() -> history(List.of(), PriceLaw.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot judge nothing");
  }

  private static List<VerdictRevision> history(List<Observation> versions, PriceLaw law) {
    return VerdictHistory.of(
        versions,
        law,
        List.of(Prices.outlet("north", Rules.FROM)),
        List.of(Prices.product(Rules.FROM)));
  }

  private static <F extends Fact> List<F> until(Instant knownAt, Collection<F> facts) {
    return facts.stream().filter(fact -> !fact.recordedAt().isAfter(knownAt)).toList();
  }

  private static <F> List<F> shuffled(List<F> facts, Random random) {
    List<F> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
