package dev.vedette.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final int CASES = 5_000;
  private static final long TODAY = 20_000;
  private static final double[] THRESHOLDS = {0.1, 0.35, 0.5, 0.8, 0.9};

  @Test
  void comparisonsWithAThresholdAreThoseOfTheExactProbability() {
    Random random = new Random(20_261_124);
    int less = 0;
    for (int i = 0; i < CASES; i++) {
      Surge surge = Markets.surge(random, TODAY);
      double from = TODAY - random.nextInt(3) + (random.nextBoolean() ? 0 : random.nextDouble());
      double spread = random.nextBoolean() ? 0 : random.nextDouble() * 3;
      Forecast forecast = new Forecast(Markets.model(random, surge, TODAY), surge, from, spread, 7);
      double stock = 1 + random.nextInt(60);
      double now = from + random.nextDouble() * 3;
      double planned = TODAY + random.nextInt(7) + (random.nextBoolean() ? 0 : 0.25);
      double threshold = THRESHOLDS[random.nextInt(THRESHOLDS.length)];

      double exact = forecast.runOutBeforeDelivery(stock, now, planned);
      boolean lessOften = exact < threshold;
      assertThat(forecast.runOutToAMillionth(stock, now, planned))
          .isEqualTo(Math.round(exact * 1e6) / 1e6);
      assertThat(forecast.runsOutLessOften(stock, now, planned, threshold)).isEqualTo(lessOften);
      Forecast.Demand demand = forecast.until(planned);
      assertThat(demand.isAtLeastLessOften(stock, threshold))
          .isEqualTo(demand.atLeast(stock) < threshold);
      less += lessOften ? 1 : 0;
    }
    assertThat(less).as("both answers are tried").isBetween(CASES / 10, CASES * 9 / 10);
  }

  @Test
  void whatRunsOutDoesSoFromTheFirstTimeAtWhichItIsLikelyEnough() {
    Random random = new Random(20_261_125);
    for (int i = 0; i < CASES / 10; i++) {
      Surge surge = Markets.surge(random, TODAY);
      Forecast forecast = new Forecast(Markets.model(random, surge, TODAY), surge, TODAY, 0, 7);
      double stock = 1 + random.nextInt(30);

      double at = forecast.runOut(stock, 0.5, 60);

      if (Double.isNaN(at)) {
        assertThat(forecast.until(TODAY + 60.0).atLeast(stock)).isLessThan(0.5);
      } else {
        assertThat(forecast.until(at).atLeast(stock)).isGreaterThanOrEqualTo(0.5);
        assertThat(forecast.until(Math.max(TODAY, at - 0.1)).atLeast(stock)).isLessThan(0.5);
      }
    }
  }
}
