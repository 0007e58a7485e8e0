package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.provenance.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceLawTest {
  private static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");

  @Test
  void aLawOfThousandsOfRulesFindsTheOneThatApplies() {
    List<RuleEntry> entries = new ArrayList<>();
    for (int sku = 0; sku < 100; sku++) {
      for (int region = 0; region < 40; region++) {
        String id = "%d-%d".formatted(sku, region);
        entries.add(Rules.ceiling(id, "1").sku("sku-" + sku).region("land/" + region).build());
      }
    }
    PriceLaw law = PriceLaw.of(entries);
    assertThat(law.size()).isEqualTo(4_000);
    assertThat(law.entries()).containsExactlyInAnyOrderElementsOf(entries);
    for (int sku = 0; sku < 100; sku += 7) {
      for (int region = 0; region < 40; region += 3) {
        assertThat(
                law.applicable(
                    NOON,
                    Instant.MAX,
                    Prices.outlet("land/%d/town".formatted(region), NOON),
                    product("sku-" + sku)))
            .extracting(RuleEntry::ruleId)
            .containsExactly("%d-%d".formatted(sku, region));
      }
    }
  }

  @Test
  void aLawDoesNotChangeWhenAnotherGrowsOutOfIt() {
    PriceLaw law = PriceLaw.of(List.of(Rules.ceiling("C", "1").build()));
    PriceLaw grown = law.with(Rules.ceiling("C", "2").version(2).sku("lark-20").build());
    assertThat(law.size()).isOne();
    assertThat(grown.size()).isEqualTo(2);
    assertThat(applicable(law)).extracting(RuleEntry::version).containsExactly(1);
    assertThat(applicable(grown)).extracting(RuleEntry::version).containsExactly(2);
    assertThat(applicable(PriceLaw.empty())).isEmpty();
  }

  @Test
  void aRepeatedEventCountsOnceAsItWasReadFirst() {
    RuleEntry first = Rules.ceiling("C", "1").build();
    PriceLaw law = PriceLaw.of(List.of(first));
    assertThat(law.with(first)).isSameAs(law);
    RuleEntry ceiling = Rules.ceiling("C", "2").build();
    RuleEntry second =
        new RuleEntry(
            ceiling.eventId(),
            ceiling.recordedAt(),
            Origin.line(9),
            ceiling.ruleId(),
            ceiling.version(),
            ceiling.kind(),
            ceiling.scope(),
            ceiling.basis(),
            ceiling.amount(),
            ceiling.percent(),
            ceiling.toleranceLow(),
            ceiling.toleranceHigh(),
            ceiling.rounding(),
            ceiling.tick(),
            ceiling.validFrom(),
            ceiling.validTo(),
            ceiling.graceDays(),
            ceiling.citation());
    assertThat(applicable(law.with(second))).containsExactly(first);
    assertThat(applicable(PriceLaw.of(List.of(second)).with(first))).containsExactly(first);
  }

  @Test
  void anEntryGovernsWhatItsOlderVersionsCoverToo() {
    Rules old = Rules.ceiling("C", "1").region("north");
    RuleEntry moved = Rules.ceiling("C", "1").version(2).region("south").build();
    PriceLaw law = PriceLaw.of(List.of(old.build(), moved));
    assertThat(law.governs(moved, NOON, Prices.outlet("north/river", NOON), product("any")))
        .isTrue();
    assertThat(law.governs(moved, NOON, Prices.outlet("east", NOON), product("any"))).isFalse();
  }

  @Test
  void anEntryGovernsTheGraceOfTheOneThatFollowsIt() {
    Instant change = NOON.minusSeconds(86_400);
    RuleEntry before = Rules.ceiling("C1", "1").validTo(change).build();
    RuleEntry after = Rules.ceiling("C2", "1").validFrom(change).grace(2).build();
    RuleEntry longBefore = Rules.ceiling("C0", "1").validTo(change.minusNanos(1_000)).build();
    PriceLaw law = PriceLaw.of(List.of(before, after, longBefore));
    OutletRecord outlet = Prices.outlet("north", NOON);
    assertThat(law.governs(before, NOON, outlet, product("any"))).isTrue();
    assertThat(law.governs(longBefore, NOON, outlet, product("any"))).isFalse();
    assertThat(law.governs(before, NOON.plusSeconds(86_400), outlet, product("any"))).isFalse();
  }

  private static List<RuleEntry> applicable(PriceLaw law) {
    return law.applicable(
        NOON, Instant.MAX, Prices.outlet("north", NOON), Prices.product(Rules.FROM));
  }

  private static ProductRecord product(String sku) {
    return new ProductRecord(
        sku, Rules.FROM, Origin.line(2), sku, Rules.FROM, null, null, 20, 10, null);
  }
}
