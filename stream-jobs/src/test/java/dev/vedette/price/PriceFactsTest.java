package dev.vedette.price;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.Visit;
import dev.vedette.provenance.Origin;
import org.junit.jupiter.api.Test;

class PriceFactsTest {
  @Test
  void anEventIsReadAsTheFactThatItStates() {
    for (long seed = 0; seed < 50; seed++) {
      for (Fact fact : new RandomPriceWorld(seed).all()) {
        assertThat(PriceFacts.read(PriceEvents.of(fact), fact.origin())).contains(fact);
      }
    }
  }

  @Test
  void otherEventsHoldNone() {
    assertThat(PriceFacts.read(new Visit(), Origin.line(2))).isEmpty();
  }

  @Test
  void aFactTellsWhereToLookItUp() {
    assertThat(Rules.ceiling("C", "1").build().coordinates()).isEqualTo("price-rules.csv:2");
  }
}
