package dev.vedette.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.vedette.simulator.Chance.Purpose;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChanceTest {
  private static final int DRAWS = 200_000;

  /** These figures stand in every market there ever was: a change makes other markets. */
  @Test
  void theSameSeedGivesTheSameFiguresInEveryRelease() {
    Chance chance = Chance.of(1, Purpose.DEMAND, 2, 3);
    assertThat(chance.uniform()).isEqualTo(0.5449261020003914);
    assertThat(chance.normal()).isEqualTo(-1.5745123001401753);
    assertThat(chance.gamma(0.3)).isEqualTo(0.41128064251824786);
    assertThat(chance.negativeBinomial(12, 2)).isEqualTo(15);
  }

  @Test
  void streamsOfNeighboursAreUnrelated() {
    double product = 0;
    for (int outlet = 0; outlet < DRAWS; outlet++) {
      product +=
          Chance.of(1, Purpose.DEMAND, outlet, 0).normal()
              * Chance.of(1, Purpose.DEMAND, outlet + 1, 0).normal();
    }
    assertThat(product / DRAWS).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.7, 4, 29, 31, 250})
  void poissonHasItsMeanAndVariance(double mean) {
    assertMoments(chance -> chance.poisson(mean), mean, mean);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.7, 4, 40})
  void negativeBinomialHasItsMeanAndDispersion(double mean) {
    assertMoments(chance -> chance.negativeBinomial(mean, 2.5), mean, 2.5 * mean);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.9, 2, 30})
  void gammaHasItsMeanAndVariance(double shape) {
    assertMoments(chance -> chance.gamma(shape), shape, shape);
  }

  @Test
  void aroundOneHasMeanOne() {
    double sigma = 0.4;
    assertMoments(chance -> chance.aroundOne(sigma), 1, StrictMath.exp(sigma * sigma) - 1);
  }

  private static void assertMoments(ToDoubleFunction<Chance> draw, double mean, double variance) {
    Chance chance = Chance.of(7, Purpose.ORDERING, 1);
    double[] all = IntStream.range(0, DRAWS).mapToDouble(n -> draw.applyAsDouble(chance)).toArray();
    double found = IntStream.range(0, DRAWS).mapToDouble(n -> all[n]).average().orElseThrow();
    double spread =
        IntStream.range(0, DRAWS)
            .mapToDouble(n -> (all[n] - found) * (all[n] - found))
            .average()
            .orElseThrow();
    assertThat(found).isCloseTo(mean, within(5 * Math.sqrt(variance / DRAWS)));
    assertThat(spread).isCloseTo(variance, within(0.08 * variance));
  }
}
