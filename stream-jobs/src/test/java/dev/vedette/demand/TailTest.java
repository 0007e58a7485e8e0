package dev.vedette.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
  /** References: the probabilities summed term by term in sixty decimal digits. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 0.0011, 1, 9.52647740790250068E-4, 4.73522592097499322E-5",
    "0.65, 0.9, 1, 4.23029336392499216E-1, 2.26970663607500784E-1",
    "0.65, 0.9, 3, 5.09789749495158497E-2, 2.38180249034513641E-2",
    "11, 40, 20, 9.95078290352059605E-2, 4.17087276784544526E-1",
    "11, 11.5, 20, 1.08563571143548748E-2, 1.10059155247704850E-2",
    "77, 900, 100, 2.08476241428473642E-1, 4.53206011850571257E+0",
    "77, 900, 5, 9.99994650366366956E-1, 7.20000082445692096E+1",
    "300, 30000, 1000, 2.75677133895312614E-3, 3.27510794026759687E-1",
    "5000, 200000, 7000, 2.93571794883239022E-5, 3.69965736702173300E-3",
    "40, 41, 100, 3.54543304961420712E-15, 2.41840161877062213E-15",
    "0.01, 5, 40, 4.08332713810476303E-5, 7.61563585787940044E-3",
    "20000, 90000000, 30000, 1.42332866804441927E-1, 1.01697514835662817E+3"
  })
  void theTailAgreesWithItsSum(
      double mean, double variance, double units, double atLeast, double beyond) {
    Tail tail = new Tail(mean, variance);
    assertThat(tail.atLeast(units)).isCloseTo(atLeast, within(1e-9 * atLeast));
    assertThat(tail.expectedBeyond(units)).isCloseTo(beyond, within(1e-8 * beyond + 1e-13));
  }

  @Test
  void withoutExcessVarianceItIsPoissons() {
    Tail tail = new Tail(4, 4 * (1 + 1e-12));
    // 1 − e⁻⁴(1 + 4 + 8)
    assertThat(tail.atLeast(3)).isCloseTo(1 - StrictMath.exp(-4) * 13, within(1e-9));
  }

  @Test
  void theCheapBoundIsNeverBelowTheProbability() {
    Random random = new Random(20);
    for (int i = 0; i < 20_000; i++) {
      double mean = StrictMath.exp(random.nextDouble() * 14 - 5);
      Tail tail = new Tail(mean, mean * (1 + StrictMath.exp(random.nextDouble() * 10 - 4)));
      long units = 1 + (long) (mean * 4 * random.nextDouble());
      assertThat(tail.atLeastBound((double) units))
          .as("%s beyond %d", tail, units)
          .isGreaterThanOrEqualTo(tail.atLeast((double) units) - 1e-12);
    }
  }

  @Test
  void theSumOfWhatIsAskedForLessOftenIsNearlyTheProbability() {
    Random random = new Random(21);
    int summed = 0;
    for (int i = 0; i < 50_000; i++) {
      double mean = StrictMath.exp(random.nextDouble() * 16 - 9);
      Tail tail = new Tail(mean, mean * (1 + StrictMath.exp(random.nextDouble() * 24 - 14)));
      double units = 1 + random.nextInt(i % 2 == 0 ? 20 : 400);

      double nearly = tail.nearlyAtLeast(units);

      if (!Double.isNaN(nearly)) {
        summed++;
        assertThat(nearly)
            .as("%s, %s", tail, units)
            .isCloseTo(tail.atLeast(units), within(Forecast.Demand.MARGIN / 1_000));
      }
    }
    assertThat(summed).isGreaterThan(20_000);
  }

  @Test
  void tinyAndHugeArgumentsGiveProbabilities() {
    for (double mean : new double[] {1e-12, 1e-6, 1, 1e6, 1e12}) {
      for (double excess : new double[] {1e-12, 1e-6, 1, 1e3, 1e9}) {
        for (long units : new long[] {1, 1_000, 1_000_000_000L}) {
          Tail tail = new Tail(mean, mean * (1 + excess));
          assertThat(tail.atLeast((double) units)).as("%s %d", tail, units).isBetween(0.0, 1.0);
          assertThat(tail.expectedBeyond((double) units)).isGreaterThanOrEqualTo(0);
          assertThat(tail.logProbability(units)).isNotNaN();
        }
      }
    }
  }

  @Test
  void whatIsExpectedBeyondIsTheSumOfTheTails() {
    Tail tail = new Tail(12, 70);
    double sum = 0;
    for (int units = 16; units < 2_000; units++) {
      sum += tail.atLeast(units);
    }
    assertThat(tail.expectedBeyond(15)).isCloseTo(sum, within(1e-9));
  }
}
