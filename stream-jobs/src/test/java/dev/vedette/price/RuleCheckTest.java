package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.Rounding;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleCheckTest {
  private static final Instant JUNE = Instant.parse("2024-06-01T00:00:00Z");
  private static final Instant JULY = Instant.parse("2024-07-01T00:00:00Z");
  private static final ProductRecord LARK = Prices.product(Rules.FROM);

  @Test
  void aChainOfGuidesWithoutOverlapOrGapIsSound() {
    assertThat(
            check(
                Rules.guide("G1", "10").tolerance("0.1", "0.1").validTo(JUNE),
                Rules.guide("G2", "11").tolerance("0.1", "0.1").validFrom(JUNE),
                Rules.ceiling("C", "12"),
                Rules.floor("F", "9").region("north")))
        .isEmpty();
  }

  @Test
  void entriesThatOnlyTheirBeginningTellsApartOverlap() {
    RuleFinding finding =
        single(Rules.guide("G1", "10"), Rules.guide("G2", "11").validFrom(JUNE).validTo(JULY));
    assertThat(finding.kind()).isEqualTo(RuleFinding.Kind.OVERLAP);
    assertThat(finding.toString())
        .isEqualTo(
            "overlap: G1 version 1 (price-rules.csv:2), G2 version 1 (price-rules.csv:2): Both are in force for the same prices from 2024-06-01T00:00:00Z to 2024-07-01T00:00:00Z. G2 applies, since it begins later. If it replaces G1, send a version of that one with a valid_to of 2024-06-01T00:00:00Z; else withdraw one of them.");
    assertThat(single(Rules.guide("G1", "10"), Rules.guide("G2", "11")).text())
        .contains("G2 applies, since it has the higher rule_id. Withdraw one of them.");
  }

  @Test
  void anEntryIsFoundToOverlapWithOneFarBeforeIt() {
    List<RuleFinding> findings =
        RuleCheck.check(
            PriceLaw.of(
                List.of(
                    Rules.ceiling("C1", "10").build(),
                    Rules.ceiling("C2", "10").sku("lark-20").brand("Swift").build(),
                    Rules.ceiling("C3", "10").sku("lark-20").brand("Lark").validTo(JULY).build(),
                    Rules.ceiling("C4", "10")
                        .sku("lark-20")
                        .brand("Swift")
                        .validFrom(JULY)
                        .build())),
            List.of());
    assertThat(findings).hasSize(1);
    assertThat(findings.getFirst().entries())
        .extracting(RuleEntry::ruleId)
        .containsExactly("C2", "C4");
  }

  @Test
  void entriesOfDifferentSpecificityOrKindDoNotOverlap() {
    assertThat(
            check(
                Rules.ceiling("C1", "10"),
                Rules.ceiling("C2", "10").region("north"),
                Rules.ceiling("C3", "10").channel("kiosk"),
                Rules.ceiling("C4", "10").brand("Lark"),
                Rules.guide("G", "10")))
        .isEmpty();
  }

  @Test
  void onlyTheVersionsThatCountInTheEndAreLookedAt() {
    assertThat(
            check(
                Rules.guide("G1", "10"),
                Rules.guide("G1", "10").version(2).validTo(JUNE),
                Rules.guide("G2", "11").validFrom(JUNE),
                Rules.guide("G3", "0"),
                Rules.guide("G3", "0").version(2).validTo(Rules.FROM)))
        .isEmpty();
  }

  @Test
  void aBrokenChainOfGuidesHasAGap() {
    RuleFinding finding =
        single(
            Rules.guide("G1", "10").validTo(JUNE),
            Rules.guide("G2", "11").validFrom(JULY),
            Rules.guide("G3", "11").region("north").validFrom(JULY));
    assertThat(finding.kind()).isEqualTo(RuleFinding.Kind.GAP);
    assertThat(finding.text())
        .contains("from 2024-06-01T00:00:00Z to 2024-07-01T00:00:00Z")
        .contains("move valid_to of G1 or valid_from of G2");
  }

  @Test
  void aLongGuideClosesTheGapOfAShortOne() {
    assertThat(
            check(
                Rules.guide("G1", "10").validTo(JULY),
                Rules.guide("G2", "10").validTo(JUNE.minus(Duration.ofDays(1))),
                Rules.guide("G3", "11").validFrom(JULY)))
        .extracting(RuleFinding::kind)
        .containsExactly(RuleFinding.Kind.OVERLAP);
  }

  @Test
  void boundsThatAllowNoPriceConflict() {
    RuleFinding finding =
        single(
            Rules.floor("F", "11").region("north").validFrom(JUNE),
            Rules.ceiling("C", "100").per(PriceBasis.CARTON).channel("kiosk"));
    assertThat(finding.kind()).isEqualTo(RuleFinding.Kind.CONFLICT);
    assertThat(finding.entries()).extracting(RuleEntry::ruleId).containsExactly("F", "C");
    assertThat(finding.text())
        .startsWith(
            "From 2024-06-01T00:00:00Z on no price of lark-20 per pack is legal in north, channel kiosk: at least 11 and at most 10.");
  }

  @Test
  void aConflictThatComesWithTheEndOfAnExceptionIsFound() {
    RuleFinding finding =
        single(
            Rules.floor("F", "11"),
            Rules.ceiling("C", "10"),
            Rules.ceiling("exception", "12").sku("lark-20").validTo(JUNE));
    assertThat(finding.text()).startsWith("From 2024-06-01T00:00:00Z on");
  }

  @Test
  void aConflictThatOnlyRoundingMakesIsFound() {
    assertThat(
            single(
                    Rules.floor("F", "10.01").rounded(Rounding.UP, "0.05"),
                    Rules.ceiling("C", "10.04").rounded(Rounding.DOWN, "0.05"))
                .kind())
        .isEqualTo(RuleFinding.Kind.CONFLICT);
  }

  @Test
  void aMarkupFloorOnASkuWithoutAWholesalePriceCannotBeApplied() {
    List<RuleFinding> findings =
        RuleCheck.check(
            PriceLaw.of(List.of(Rules.markupFloor("M", "0.1").build())),
            List.of(Prices.product(Rules.FROM, 20, 10, null)));
    assertThat(findings)
        .singleElement()
        .extracting(RuleFinding::kind)
        .isEqualTo(RuleFinding.Kind.NOT_APPLICABLE);
    assertThat(findings.getFirst().text()).contains("lark-20 has no wholesale_price_per_carton");
  }

  @Test
  void whatNoProductIsKnownOfIsNamed() {
    assertThat(
            check(
                Rules.ceiling("C1", "10").sku("lark-2O"),
                Rules.ceiling("C2", "10").brand("lark"),
                Rules.ceiling("C3", "10").priceClass("2")))
        .extracting(RuleFinding::kind)
        .containsOnly(RuleFinding.Kind.UNKNOWN_PRODUCT)
        .hasSize(3);
    assertThat(
            RuleCheck.check(
                PriceLaw.of(List.of(Rules.ceiling("C1", "10").sku("any").build())), List.of()))
        .isEmpty();
  }

  @Test
  void anAmountOfZeroIsNamed() {
    assertThat(single(Rules.floor("F", "0")).text()).contains("bounds no price");
    assertThat(single(Rules.ceiling("C", "0")).text()).contains("every price is over");
  }

  /** A verdict that the rules conflict never comes as a surprise. */
  @Test
  void everyConflictOfARandomWorldIsFoundBeforehand() {
    int conflicts = 0;
    for (long seed = 0; seed < 300; seed++) {
      RandomPriceWorld world = new RandomPriceWorld(seed);
      PriceLaw law = PriceLaw.of(world.rules());
      // As the check does, go by what is true in the end, of products that do not change.
      List<ProductRecord> products = world.products().stream().limit(1).toList();
      Set<List<RuleEntry>> found = new HashSet<>();
      for (RuleFinding finding : RuleCheck.check(law, products)) {
        if (finding.kind() == RuleFinding.Kind.CONFLICT) {
          found.add(finding.entries());
        }
      }
      for (Observation observation : world.observations()) {
        for (OutletRecord outlet : world.outlets()) {
          Judgement judgement =
              PriceJudge.judge(observation, outlet, products.getFirst(), law, Instant.MAX);
          if (judgement.unknownReason() == UnknownReason.CONFLICTING_RULES) {
            conflicts++;
            assertThat(found)
                .as("world %d", seed)
                .contains(Arrays.asList(judgement.minRule(), judgement.maxRule()));
          }
        }
      }
    }
    assertThat(conflicts).isGreaterThan(50);
  }

  private static List<RuleFinding> check(Rules... rules) {
    return RuleCheck.check(
        PriceLaw.of(Arrays.stream(rules).map(Rules::build).toList()), List.of(LARK));
  }

  private static RuleFinding single(Rules... rules) {
    List<RuleFinding> findings = check(rules);
    assertThat(findings).hasSize(1);
    return findings.getFirst();
  }
}
