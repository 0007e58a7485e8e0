package dev.vedette.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.price.OwnWarehouse;
import dev.vedette.warehouse.ParityCheck;
import java.sql.Connection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recounts of views over the market agree with the views, and find one that is wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketRecountsIT {
  @RegisterExtension
  private static final OwnWarehouse WAREHOUSE = new OwnWarehouse(LittleMarket.ZONE);

  @SuppressWarnings("NullAway.Init") // set up below
  private Connection trino;

  @BeforeAll
  void start() throws Exception {
    trino = WAREHOUSE.connect();
    LittleMarket.store(trino);
  }

  @AfterAll
  void stop() throws Exception {
    trino.close();
  }

  @ParameterizedTest
  @CsvSource({
    "customer_changes, lag(place.tier), 'lag(place.tier, 2)'",
    "customer_changes, 'sequence(0, 3)', 'sequence(1, 4)'",
    "abnormal_movements, 13 PRECEDING, 8 PRECEDING",
    "abnormal_movements, 1.1 * possible, 9 * possible",
    "new_skus, count_if(occasion = 2), count_if(occasion = 3)",
    "social_inventory, (sampled - 1), sampled",
    "market_states, days_below THEN 1, days_below THEN 0"
  })
  void aViewIsAsItsRecountUntilItIsBroken(String view, String right, String wrong)
      throws Exception {
    String sound = LittleMarket.view(view);
    assertThat(sound).contains(right);

    ParityCheck.Result result = recount(view).run(trino);
    assertThat(result.examples()).isEmpty();
    assertThat(result.differing()).isZero();
    assertThat(result.compared()).isPositive();

    LittleMarket.define(trino, view, sound.replace(right, wrong));
    try {
      assertThat(recount(view).run(trino).differing()).isPositive();
    } finally {
      LittleMarket.define(trino, view, sound);
    }
  }

  @Test
  void theAnswersInTheDocumentationAreThoseOfThisMarket() throws Exception {
    assertThat(LittleMarket.questions().answersOf(WAREHOUSE.connect())).isGreaterThanOrEqualTo(10);
  }

  private static ParityCheck recount(String metric) {
    return ParityCheck.all(LittleMarket.ZONE, 7).stream()
        .filter(check -> check.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
