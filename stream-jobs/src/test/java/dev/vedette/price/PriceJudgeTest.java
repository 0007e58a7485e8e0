package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceFinding;
import dev.vedette.event.Rounding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The price law sentence by sentence, on cigarettes: 20 sticks to the pack, 10 packs to the carton,
 * 180 wholesale.
 */
class PriceJudgeTest {
  private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");
  private static final OutletRecord KIOSK = Prices.outlet("north/river", Rules.FROM);
  private static final ProductRecord LARK = Prices.product(Rules.FROM);

  // Bounds.

  @ParameterizedTest
  @CsvSource({
    "PACK, 9, 11.5, 10",
    "CARTON, 90, 115, 100",
    "THOUSAND_UNITS, 450, 575, 500",
  })
  void aGuideBoundsOnBothSidesInTheBasisOfTheObservation(
      PriceBasis basis, String min, String max, String guide) {
    Judgement judgement =
        judge(
            Prices.at(NOON).per(basis).charged(guide),
            Rules.guide("G", "10").tolerance("0.1", "0.15"));
    assertBounds(judgement, min, max);
    assertAmount(judgement.guide(), guide);
  }

  @Test
  void anEmptyToleranceGivesNoBoundOnThatSide() {
    assertBounds(judge("999", Rules.guide("G", "10").tolerance("0.1", null)), "9", null);
    assertBounds(judge("0.01", Rules.guide("G", "10").tolerance(null, "0.1")), null, "11");
    Judgement without = judge("999", Rules.guide("G", "10"));
    assertBounds(without, null, null);
    assertThat(without.finding()).isEqualTo(PriceFinding.COMPLIANT);
    assertThat(without.rule()).isNotNull();
  }

  @Test
  void aFloorAndACeilingBoundOnOneSide() {
    assertBounds(judge("10", Rules.floor("F", "9")), "9", null);
    assertBounds(judge("10", Rules.ceiling("C", "12")), null, "12");
  }

  @ParameterizedTest
  @CsvSource({"PACK, 23", "CARTON, 230", "THOUSAND_UNITS, 1150"})
  void aUnitFloorGoesByTheSticks(PriceBasis basis, String min) {
    assertBounds(
        judge(Prices.at(NOON).per(basis).charged("2000"), Rules.unitFloor("U", "1150")), min, null);
  }

  @ParameterizedTest
  @CsvSource({"PACK, 19.8", "CARTON, 198", "THOUSAND_UNITS, 990"})
  void aMarkupFloorGoesByTheWholesalePriceOfTheCarton(PriceBasis basis, String min) {
    assertBounds(
        judge(Prices.at(NOON).per(basis).charged("2000"), Rules.markupFloor("M", "0.1")),
        min,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "UP, 0.05, PACK, 10.05", // 10.04 up
    "UP, 0.05, CARTON, 100.4", // 10 packs are 100.40, which needs no rounding; not 10 × 10.05
    "DOWN, 0.05, PACK, 10",
    "NEAREST, 0.05, PACK, 10.05",
    "NEAREST, 0.08, PACK, 10.08", // 125.5 ticks: half up
    "DOWN, 7, CARTON, 98",
    "UP, 7, THOUSAND_UNITS, 504", // 502 is 71.7 ticks
  })
  void boundsAreRoundedToTheTickInTheBasisOfTheObservation(
      Rounding rounding, String tick, PriceBasis basis, String min) {
    assertBounds(
        judge(
            Prices.at(NOON).per(basis).charged("1000"),
            Rules.floor("F", "10.04").rounded(rounding, tick)),
        min,
        null);
  }

  @Test
  void halfACentIsRoundedUpOnEitherSide() {
    // 1.5 × 0.67 = 1.005 and 1.5 × 1.33 = 1.995
    assertBounds(
        judge(
            "1.5",
            Rules.guide("G", "1.5").tolerance("0.33", "0.33").rounded(Rounding.NEAREST, "0.01")),
        "1.01",
        "2");
  }

  @Test
  void aBoundWithoutATickIsComparedExactlyAndStoredToAMillionth() {
    ProductRecord three = Prices.product(Rules.FROM, 20, 3, "180");
    PriceLaw law = law(Rules.floor("F", "10").per(PriceBasis.CARTON));
    Judgement below = judge(Prices.at(NOON).charged("3.333333"), three, law);
    assertThat(below.finding()).isEqualTo(PriceFinding.UNDER);
    assertAmount(below.legalMin(), "3.333333");
    assertAmount(below.deviation(), "0");
    assertThat(judge(Prices.at(NOON).charged("3.333334"), three, law).finding())
        .isEqualTo(PriceFinding.COMPLIANT);
  }

  @Test
  void theTightestBoundsCountAndOfEqualOnesTheLowestRuleId() {
    Judgement judgement =
        judge(
            "13",
            Rules.guide("B", "10").tolerance("0.1", "0.2"),
            Rules.ceiling("A", "12"),
            Rules.floor("C", "9"),
            Rules.unitFloor("D", "400"));
    assertBounds(judgement, "9", "12");
    assertThat(nameOf(judgement.maxRule())).isEqualTo("A");
    assertThat(nameOf(judgement.minRule())).isEqualTo("B");
    assertThat(nameOf(judgement.rule())).isEqualTo("A");
  }

  // Verdicts.

  @ParameterizedTest
  @CsvSource({
    "8.999999, under, -0.000001, -0.000011",
    "9, compliant, ,",
    "11.5, compliant, ,",
    "11.500001, over, 0.000001, 0.000009",
    "13.8, over, 2.3, 20",
    "4.5, under, -4.5, -50"
  })
  void aPriceIsJudgedByTheBoundsAndTheDeviationIsThatFromTheBrokenOne(
      String price, String finding, @Nullable String deviation, @Nullable String percent) {
    Judgement judgement = judge(price, Rules.guide("G", "10").tolerance("0.1", "0.15"));
    assertThat(judgement.finding().name().toLowerCase(Locale.ROOT)).isEqualTo(finding);
    assertAmount(judgement.deviation(), deviation);
    assertAmount(judgement.deviationPercent(), percent);
    assertThat(nameOf(judgement.rule())).isEqualTo("G");
  }

  @Test
  void whenCompliantTheGuideIsNamed() {
    Judgement judgement =
        judge("10", Rules.ceiling("A", "10"), Rules.guide("G", "10").tolerance("0.1", "0.1"));
    assertThat(nameOf(judgement.rule())).isEqualTo("G");
    assertThat(nameOf(judgement.maxRule())).isEqualTo("A");
    assertThat(judge("10", Rules.ceiling("A", "10")).rule()).isNull();
  }

  @Test
  void aBoundOfZeroHasNoPercentage() {
    Judgement judgement = judge("1", Rules.ceiling("C", "0"));
    assertAmount(judgement.deviation(), "1");
    assertThat(judgement.deviationPercent()).isNull();
  }

  @Test
  void theChargedPriceIsJudgedElseTheLabel() {
    Rules ceiling = Rules.ceiling("C", "10");
    assertThat(judge(Prices.at(NOON).label("9").charged("11"), ceiling).finding())
        .isEqualTo(PriceFinding.OVER);
    assertThat(judge(Prices.at(NOON).label("11").charged("9"), ceiling).finding())
        .isEqualTo(PriceFinding.COMPLIANT);
    Judgement byLabel = judge(Prices.at(NOON).label("11"), ceiling);
    assertThat(byLabel.finding()).isEqualTo(PriceFinding.OVER);
    assertAmount(byLabel.price(), "11");
  }

  @Test
  void whatCannotBeJudgedIsNeverCompliant() {
    PriceLaw ceiling = law(Rules.ceiling("C", "10"));
    assertUnknown(judge(Prices.at(NOON), LARK, ceiling), UnknownReason.NO_PRICE);
    assertUnknown(judge(Prices.at(NOON).charged("0"), LARK, ceiling), UnknownReason.NO_PRICE);
    assertUnknown(
        judge(Prices.at(NOON).charged("1"), LARK, PriceLaw.empty()), UnknownReason.NO_RULE);
    assertThat(PriceJudge.judge(Prices.at(NOON).charged("1").build(), null, LARK, ceiling, NOON))
        .extracting(Judgement::finding, Judgement::unknownReason)
        .containsExactly(PriceFinding.OUT_OF_SCOPE, UnknownReason.UNKNOWN_OUTLET);
    assertThat(PriceJudge.judge(Prices.at(NOON).charged("1").build(), KIOSK, null, ceiling, NOON))
        .extracting(Judgement::finding, Judgement::unknownReason)
        .containsExactly(PriceFinding.OUT_OF_SCOPE, UnknownReason.UNKNOWN_SKU);
  }

  @Test
  void withoutTheWholesalePriceAMarkupFloorKeepsThePriceFromBeingJudged() {
    ProductRecord unpriced = Prices.product(Rules.FROM, 20, 10, null);
    Judgement judgement =
        judge(
            Prices.at(NOON).charged("99"),
            unpriced,
            law(Rules.markupFloor("M", "0.1"), Rules.ceiling("C", "10")));
    assertUnknown(judgement, UnknownReason.NO_WHOLESALE_PRICE);
    assertBounds(judgement, null, null);
    assertThat(nameOf(judgement.rule())).isEqualTo("M");
  }

  @Test
  void withoutRatiosOnlyRulesInTheSameBasisCanBeApplied() {
    ProductRecord unknown = Prices.product(Rules.FROM, 0, 10, "180");
    PriceLaw law = law(Rules.ceiling("C", "10"));
    assertThat(judge(Prices.at(NOON).charged("11"), unknown, law).finding())
        .isEqualTo(PriceFinding.OVER);
    assertUnknown(
        judge(Prices.at(NOON).per(PriceBasis.CARTON).charged("11"), unknown, law),
        UnknownReason.NO_RATIO);
  }

  @Test
  void whereNoPriceIsLegalTheRulesConflict() {
    Judgement judgement = judge("5", Rules.floor("F", "11"), Rules.ceiling("C", "10"));
    assertUnknown(judgement, UnknownReason.CONFLICTING_RULES);
    assertBounds(judgement, "11", "10");
    assertThat(judgement.rule()).isNull();
    assertThat(nameOf(judgement.minRule()) + nameOf(judgement.maxRule())).isEqualTo("FC");
    assertThat(judge("10", Rules.floor("F", "10"), Rules.ceiling("C", "10")).finding())
        .isEqualTo(PriceFinding.COMPLIANT);
  }

  // Which entry applies.

  @Test
  void validTimeIsHalfOpen() {
    Instant to = NOON.plus(Duration.ofDays(1));
    PriceLaw law = law(Rules.ceiling("C", "10").validFrom(NOON).validTo(to));
    assertThat(judge(Prices.at(NOON).charged("9"), LARK, law).finding())
        .isEqualTo(PriceFinding.COMPLIANT);
    assertUnknown(
        judge(Prices.at(NOON.minusNanos(1_000)).charged("9"), LARK, law), UnknownReason.NO_RULE);
    assertUnknown(judge(Prices.at(to).charged("9"), LARK, law), UnknownReason.NO_RULE);
    assertThat(judge(Prices.at(to.minusNanos(1_000)).charged("9"), LARK, law).finding())
        .isEqualTo(PriceFinding.COMPLIANT);
  }

  @Test
  void anEntryCountsFromWhenItWasRecorded() {
    PriceLaw law = law(Rules.ceiling("C", "10").recordedAt(NOON));
    Observation observation = Prices.at(NOON.minusSeconds(60)).charged("9").build();
    assertThat(
            PriceJudge.judge(observation, KIOSK, LARK, law, NOON.minusNanos(1_000)).unknownReason())
        .isEqualTo(UnknownReason.NO_RULE);
    assertThat(PriceJudge.judge(observation, KIOSK, LARK, law, NOON).finding())
        .isEqualTo(PriceFinding.COMPLIANT);
  }

  @Test
  void aHigherVersionReplacesTheLowerOnesEvenWhereItIsNotInForce() {
    Judgement judgement =
        judge(
            "9",
            Rules.ceiling("C", "10"),
            Rules.ceiling("C", "11").version(2).validFrom(NOON.plusSeconds(1)));
    assertUnknown(judgement, UnknownReason.NO_RULE);
  }

  @Test
  void theMoreParticularEntryOfAKindApplies() {
    Rules any = Rules.ceiling("any", "1");
    assertThat(applies(any, any)).isTrue();
    // Region before product, product before channel, channel before time, time before name.
    Rules deep = Rules.ceiling("r2", "1").region("north/river");
    Rules high = Rules.ceiling("r1", "1").region("north").sku("lark-20").channel("kiosk");
    assertThat(applies(deep, any, high)).isTrue();
    Rules sku = Rules.ceiling("s", "1").sku("lark-20");
    Rules brand = Rules.ceiling("b", "1").brand("Lark").priceClass("II").channel("kiosk");
    Rules priceClass = Rules.ceiling("c", "1").priceClass("II").channel("kiosk");
    assertThat(applies(sku, any, brand, priceClass)).isTrue();
    assertThat(applies(brand, any, priceClass)).isTrue();
    assertThat(applies(priceClass, any)).isTrue();
    Rules channel = Rules.ceiling("a", "1").channel("kiosk");
    Rules later = Rules.ceiling("b", "1").validFrom(NOON);
    assertThat(applies(channel, later)).isTrue();
    assertThat(applies(later, Rules.ceiling("z", "1"))).isTrue();
    assertThat(applies(Rules.ceiling("b", "1"), Rules.ceiling("a10", "1"))).isTrue();
    assertThat(applies(Rules.ceiling("\uD83D\uDE00", "1"), Rules.ceiling("\uFFFD", "1"))).isTrue();
  }

  @Test
  void anEntryThatAsksForSomethingElseDoesNotApply() {
    for (Rules other :
        new Rules[] {
          Rules.ceiling("C", "1").sku("lark-10"),
          Rules.ceiling("C", "1").sku("lark-20").brand("Swift"),
          Rules.ceiling("C", "1").brand("Swift"),
          Rules.ceiling("C", "1").priceClass("I"),
          Rules.ceiling("C", "1").channel("supermarket"),
          Rules.ceiling("C", "1").region("south"),
          Rules.ceiling("C", "1").region("north/riv"),
          Rules.ceiling("C", "1").region("north/river/old-town")
        }) {
      assertUnknown(judge("1", other), UnknownReason.NO_RULE);
      assertThat(other.build().scope().covers(KIOSK, LARK)).isFalse();
    }
  }

  // Grace.

  private static final Instant CHANGE = NOON.minus(Duration.ofDays(3));

  private static Rules former(Rules rules) {
    return rules.validTo(CHANGE);
  }

  @Test
  void inTheGraceOfAnEntryTheBoundsBeforeItAreAcceptedToo() {
    Rules before = former(Rules.guide("G1", "10").tolerance("0.1", "0.1"));
    Rules after = Rules.guide("G2", "8").tolerance("0.1", "0.1").validFrom(CHANGE).grace(7);
    Judgement judgement = judge("11", before, after);
    assertThat(judgement.finding()).isEqualTo(PriceFinding.COMPLIANT);
    assertThat(judgement.inGrace()).isTrue();
    assertThat(nameOf(judgement.rule())).isEqualTo("G2");
    assertBounds(judgement, "7.2", "8.8");
    assertThat(judgement.entries()).containsExactly(after.build(), before.build());
    assertThat(judge("8", before, after).inGrace()).isFalse();
    assertThat(judge("11.000001", before, after).finding()).isEqualTo(PriceFinding.OVER);
    assertThat(judge("8.9", before, after).finding()).isEqualTo(PriceFinding.OVER);
  }

  @Test
  void graceEndsAfterWholeDaysOfTwentyFourHours() {
    Rules before = former(Rules.ceiling("C1", "10"));
    Rules after = Rules.ceiling("C2", "8").validFrom(CHANGE).grace(2);
    Instant end = CHANGE.plus(Duration.ofDays(2));
    assertThat(judge(Prices.at(end.minusNanos(1_000)).charged("9"), before, after).inGrace())
        .isTrue();
    assertThat(judge(Prices.at(end).charged("9"), before, after).finding())
        .isEqualTo(PriceFinding.OVER);
    assertThat(judge(Prices.at(CHANGE).charged("9"), before, after).inGrace()).isTrue();
  }

  @Test
  void whereNoEntryAppliedBeforeThereIsNoGrace() {
    Rules after = Rules.ceiling("C2", "8").validFrom(CHANGE).grace(7);
    assertThat(judge("9", after).finding()).isEqualTo(PriceFinding.OVER);
    Rules endedEarlier = Rules.ceiling("C1", "10").validTo(CHANGE.minusNanos(1_000));
    assertThat(judge("9", endedEarlier, after).finding()).isEqualTo(PriceFinding.OVER);
  }

  @Test
  void theBoundsBeforeAreThoseOfEveryKind() {
    Rules ceiling = Rules.ceiling("C", "12");
    Rules guide = Rules.guide("G", "8").tolerance(null, "0").validFrom(CHANGE).grace(7);
    assertThat(judge("11", ceiling, guide).inGrace()).isTrue();
    assertThat(judge("12.5", ceiling, guide).finding()).isEqualTo(PriceFinding.OVER);
  }

  @Test
  void graceBelongsToTheEntryWhoseBoundIsBroken() {
    Rules before = former(Rules.guide("G1", "12").tolerance("0.1", "0"));
    Rules guide = Rules.guide("G2", "9").tolerance("0.1", "0").validFrom(CHANGE).grace(7);
    Rules ceiling = Rules.ceiling("C", "10").validFrom(CHANGE);
    // 9.5 would have been below the old guide's floor of 10.8; 11 would have been legal.
    assertThat(nameOf(judge("9.5", before, guide, ceiling).rule())).isEqualTo("G2");
    Judgement judgement = judge("11", before, guide, ceiling);
    assertThat(judgement.finding()).isEqualTo(PriceFinding.OVER);
    assertThat(nameOf(judgement.rule())).isEqualTo("C");
    assertAmount(judgement.deviation(), "1");
    assertBounds(judgement, "8.1", "9");
    assertThat(nameOf(judgement.maxRule())).isEqualTo("G2");
  }

  @Test
  void theLawBeforeIsTheOneThatIsKnownNow() {
    Rules before = former(Rules.ceiling("C1", "10"));
    Rules corrected = former(Rules.ceiling("C1", "8.5").version(2).recordedAt(NOON.plusSeconds(9)));
    Rules after = Rules.ceiling("C2", "8").validFrom(CHANGE).grace(7);
    PriceLaw law = law(before, corrected, after);
    Observation observation = Prices.at(NOON).charged("9").build();
    assertThat(PriceJudge.judge(observation, KIOSK, LARK, law, NOON).inGrace()).isTrue();
    assertThat(PriceJudge.judge(observation, KIOSK, LARK, law, NOON.plusSeconds(9)).finding())
        .isEqualTo(PriceFinding.OVER);
  }

  @Test
  void aLawBeforeThatCannotBeAppliedExcusesNothing() {
    ProductRecord unpriced = Prices.product(Rules.FROM, 20, 10, null);
    PriceLaw law =
        law(
            former(Rules.markupFloor("M", "0.1")),
            Rules.ceiling("C2", "8").validFrom(CHANGE).grace(7));
    assertThat(judge(Prices.at(NOON).charged("9"), unpriced, law).finding())
        .isEqualTo(PriceFinding.OVER);
    assertThat(
            judge(
                    "9",
                    former(Rules.floor("F", "11")),
                    former(Rules.ceiling("C", "10")),
                    Rules.ceiling("C2", "8").validFrom(CHANGE).grace(7))
                .finding())
        .isEqualTo(PriceFinding.OVER);
  }

  // Size.

  @Test
  void amountsBeyondWhatCanBeStoredAreComparedExactlyAndStoredAsTheLargest() {
    String largest = "999999999999.999999";
    ProductRecord vast = Prices.product(Rules.FROM, 1, Long.MAX_VALUE, largest);
    Judgement under =
        judge(
            Prices.at(NOON).per(PriceBasis.CARTON).charged(largest),
            vast,
            law(Rules.floor("F", largest)));
    assertThat(under.finding()).isEqualTo(PriceFinding.UNDER);
    assertAmount(under.legalMin(), largest);
    assertAmount(under.deviation(), "-" + largest);
    assertAmount(under.deviationPercent(), "-100");
    Judgement over =
        judge(
            Prices.at(NOON).charged(largest),
            vast,
            law(Rules.ceiling("C", "0.000001").per(PriceBasis.CARTON)));
    assertThat(over.finding()).isEqualTo(PriceFinding.OVER);
    assertAmount(over.legalMax(), "0");
    assertAmount(over.deviationPercent(), largest);
  }

  @Test
  void anEntryThatCouldNotBeAppliedIsNoEntry() {
    assertThatThrownBy(() -> Rules.ceiling("C", "-1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Cannot apply rule C version 1")
        .hasMessageContaining("Send the version again");
    assertThatThrownBy(() -> Rules.ceiling("C", "1").validTo(Rules.FROM.minusSeconds(1)))
        .hasMessageContaining("valid_to lies before valid_from");
    assertThatThrownBy(() -> Rules.markupFloor("M", "-0.1")).hasMessageContaining("percent");
    assertThatThrownBy(() -> Rules.unitFloor("U", "1").per(PriceBasis.PACK))
        .hasMessageContaining("thousand_units");
    assertThatThrownBy(() -> Rules.guide("G", "1").tolerance("1.1", null))
        .hasMessageContaining("tolerance");
    assertThatThrownBy(() -> Rules.guide("G", "1").rounded(Rounding.UP, "0"))
        .hasMessageContaining("tick");
  }

  private static boolean applies(Rules expected, Rules... others) {
    Rules[] all = Arrays.copyOf(others, others.length + 1);
    all[others.length] = expected;
    return law(all).applicable(NOON, NOON, KIOSK, LARK).equals(List.of(expected.build()));
  }

  private static PriceLaw law(Rules... rules) {
    return PriceLaw.of(Arrays.stream(rules).map(Rules::build).toList());
  }

  private static Judgement judge(String charged, Rules... rules) {
    return judge(Prices.at(NOON).charged(charged), rules);
  }

  private static Judgement judge(Prices prices, Rules... rules) {
    return judge(prices, LARK, law(rules));
  }

  private static Judgement judge(Prices prices, ProductRecord product, PriceLaw law) {
    return PriceJudge.judge(prices.build(), KIOSK, product, law, NOON.plus(Duration.ofDays(9)));
  }

  private static void assertBounds(
      Judgement judgement, @Nullable String min, @Nullable String max) {
    assertAmount(judgement.legalMin(), min);
    assertAmount(judgement.legalMax(), max);
  }

  private static void assertAmount(@Nullable BigDecimal found, @Nullable String expected) {
    if (expected == null) {
      assertThat(found).isNull();
    } else {
      assertThat(found).isEqualByComparingTo(expected);
    }
  }

  private static void assertUnknown(Judgement judgement, UnknownReason reason) {
    assertThat(judgement.finding()).isEqualTo(PriceFinding.UNKNOWN_PRICE);
    assertThat(judgement.unknownReason()).isEqualTo(reason);
  }

  private static @Nullable String nameOf(@Nullable RuleEntry entry) {
    return entry == null ? null : entry.ruleId();
  }
}
