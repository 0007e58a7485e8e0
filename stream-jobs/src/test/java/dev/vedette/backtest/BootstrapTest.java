package dev.vedette.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void theSameSeedGivesTheSameDraws() {
    Bootstrap first = new Bootstrap(7, 20, 5);
    Bootstrap second = new Bootstrap(7, 20, 5);
    Bootstrap other = new Bootstrap(7, 20, 6);
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.draw(i)).isEqualTo(second.draw(i));
    }
    assertThat(IntStream.range(0, 20).allMatch(i -> Arrays.equals(first.draw(i), other.draw(i))))
        .isFalse();
  }

  @Test
  void eachDrawHasAsManyOutletsAsThereAre() {
    Bootstrap bootstrap = new Bootstrap(7, 20, 5);
    for (int i = 0; i < bootstrap.size(); i++) {
      assertThat(Arrays.stream(bootstrap.draw(i)).sum()).isEqualTo(7);
    }
  }

  @Test
  void theIntervalLiesBetweenPercentiles() {
    double[] drawn = IntStream.rangeClosed(0, 100).mapToDouble(i -> 100 - i).toArray();
    Estimate estimate = Bootstrap.estimate(42, drawn);
    assertThat(estimate.value()).isEqualTo(42);
    assertThat(estimate.low()).isCloseTo(2.5, within(1e-9));
    assertThat(estimate.high()).isCloseTo(97.5, within(1e-9));
  }

  @Test
  void drawsOnWhichNothingCouldBeMeasuredAreLeftOut() {
    assertThat(Bootstrap.estimate(1, new double[] {Double.NaN, 3, 3}))
        .isEqualTo(new Estimate(1, 3, 3));
    assertThat(Bootstrap.estimate(1, new double[] {Double.NaN}).low()).isNaN();
  }
}
