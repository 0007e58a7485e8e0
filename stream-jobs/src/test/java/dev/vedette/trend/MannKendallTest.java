package dev.vedette.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MannKendallTest {
  @Test
  void probabilitiesAreThoseOfKendallsTable() {
    assertThat(new KendallDistribution(4).atLeast(6)).isCloseTo(1.0 / 24, within(1e-15));
    assertThat(new KendallDistribution(5).atLeast(8)).isCloseTo(5.0 / 120, within(1e-15));
    assertThat(new KendallDistribution(8).atLeast(16)).isCloseTo(0.031, within(5e-4));
    assertThat(new KendallDistribution(10).atLeast(23)).isCloseTo(0.023, within(5e-4));
  }

  /** Kendall's tau by scipy 1.17.1: {@code kendalltau(range(13), x, method="exact")}. */
  @Test
  void thePValueOfThirteenWeeksIsExact() {
    MannKendall test = MannKendall.of(3, 1, 4, 1.5, 5, 9, 2.6, 5.3, 5.8, 9.7, 9.3, 2.3, 8.4);
    assertThat(test.s()).isEqualTo(34);
    assertThat(test.pValue()).isCloseTo(0.04218179261582039, within(1e-15));
  }

  /** Counted over all 5,040 orders. */
  @Test
  void equalWeeksAreCountedExactly() {
    assertThat(MannKendall.of(1, 2, 2, 3, 3, 3, 1).pValue())
        .isCloseTo(2208.0 / 5040, within(1e-15));
    assertThat(MannKendall.of(1, 1, 2, 2, 3, 3, 3).pValue()).isCloseTo(48.0 / 5040, within(1e-15));
  }

  @Test
  void weeksThatAreAllAlikeShowNothing() {
    assertThat(MannKendall.of(7, 7, 7, 7, 7)).isEqualTo(new MannKendall(5, 0, 1));
    assertThat(MannKendall.of(7, 7, 7, 7, 7).z()).isZero();
  }

  @Test
  void tooFewWeeksShowNothing() {
    assertThat(MannKendall.of()).isEqualTo(new MannKendall(0, 0, 1));
    assertThat(MannKendall.of(Double.NaN, 3)).isEqualTo(new MannKendall(1, 0, 1));
  }

  @Test
  void theNormalDistributionTakesOverWhereItHardlyDiffers() {
    double[] values =
        IntStream.range(0, 40).mapToDouble(i -> StrictMath.sin(i * 1.7) + 0.02 * i).toArray();
    MannKendall exact = MannKendall.of(values);
    double approximate = 2 * Normal.above(Math.abs(exact.z()));
    assertThat(exact.pValue()).isCloseTo(approximate, within(0.001));
    double[] longer = Arrays.copyOf(values, 41);
    assertThat(MannKendall.of(longer).pValue()).isBetween(0.0, 1.0);
  }
}
