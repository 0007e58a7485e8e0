package dev.vedette.stockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class RuleSettingsTest {
  private static final StockoutRules RULES = StockoutRules.standard();

  @Test
  void aRuleIsSetByItsNameAndTheOthersStay() {
    StockoutRules changed = RuleSettings.with(RULES, "raise-from", "0.6");
    assertThat(changed.raiseFrom()).isEqualTo(0.6);
    assertThat(RuleSettings.with(changed, "raise-from", "0.5")).isEqualTo(RULES);
    assertThat(RuleSettings.with(RULES, "order-lead", "PT12H").orderLead())
        .isEqualTo(Duration.ofHours(12));
    assertThat(RuleSettings.with(RULES, "delivery-time", "07:30").deliveryTime())
        .isEqualTo(LocalTime.of(7, 30));
    assertThat(RuleSettings.with(RULES, "unknown-after-cycles", "2").unknownAfterCycles())
        .isEqualTo(2);
  }

  @Test
  void anUnknownRuleNamesThoseThatThereAre() {
    assertThatThrownBy(() -> RuleSettings.with(RULES, "raise-form", "0.6"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raise-from");
  }

  @Test
  void aValueThatIsNoneOrCrossesAnotherIsRefused() {
    assertThatThrownBy(() -> RuleSettings.with(RULES, "raise-from", "half"))
        .hasMessageContaining("write it like 0.5");
    assertThatThrownBy(() -> RuleSettings.with(RULES, "raise-from", "0.2"))
        .hasMessageContaining("clear below");
  }
}
