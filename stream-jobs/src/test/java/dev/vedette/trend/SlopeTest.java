package dev.vedette.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlopeTest {
  /** The example of Sen (1968), whose slope is 4. */
  @Test
  void sensExample() {
    double[] values = new double[19];
    Arrays.fill(values, Double.NaN);
    int[] at = {1, 2, 3, 4, 10, 12, 18};
    double[] y = {9, 15, 19, 20, 45, 55, 78};
    for (int i = 0; i < at.length; i++) {
      values[at[i]] = y[i];
    }
    Slope slope = Slope.of(values);
    assertThat(slope.perWeek()).isCloseTo(4, within(1e-12));
    assertThat(slope.low()).isCloseTo(26.0 / 7, within(1e-12));
    assertThat(slope.high()).isCloseTo(4.375, within(1e-12));
    assertThat(slope.weeks()).isEqualTo(7);
  }

  @Test
  void aWildWeekDoesNotMoveIt() {
    double[] values = new double[13];
    for (int i = 0; i < values.length; i++) {
      values[i] = 5 - 0.02 * i;
    }
    values[6] = 50;
    Slope slope = Slope.of(values);
    assertThat(slope.perWeek()).isCloseTo(-0.02, within(1e-12));
    assertThat(slope.falls()).isTrue();
  }

  @Test
  void theIntervalHoldsTheTrueSlopeNineteenTimesOfTwenty() {
    SplittableRandom random = new SplittableRandom(4);
    int held = 0;
    int tries = 4_000;
    for (int i = 0; i < tries; i++) {
      double[] values = new double[13];
      for (int week = 0; week < values.length; week++) {
        values[week] = 0.03 * week + random.nextGaussian();
      }
      Slope slope = Slope.of(values);
      held += slope.low() <= 0.03 && 0.03 <= slope.high() ? 1 : 0;
    }
    assertThat((double) held / tries).isBetween(0.945, 0.965);
  }

  @Test
  void fourWeeksAreTooFewForAnInterval() {
    Slope slope = Slope.of(1, 2, 3, 4);
    assertThat(slope.perWeek()).isEqualTo(1);
    assertThat(slope.rises()).isFalse();
    assertThat(slope.low()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void oneWeekHasNoSlope() {
    assertThatThrownBy(() -> Slope.of(Double.NaN, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it takes two");
  }
}
