package dev.vedette.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ExpectationTest {
  private static final int CASES = 2_000;
  private static final long TODAY = 20_000;

  @Test
  void sumsAreThoseOfTheDaysInTheirOrderToTheBit() {
    Random random = new Random(20_261_124);
    for (int i = 0; i < CASES; i++) {
      Surge surge = Markets.surge(random, TODAY);
      DemandModel model = Markets.model(random, surge, TODAY);
      double from = TODAY - random.nextInt(5) + (random.nextBoolean() ? 0 : random.nextDouble());
      double first = from + (random.nextBoolean() ? random.nextInt(9) : random.nextDouble() * 9);
      double second = first + (random.nextBoolean() ? random.nextInt(40) : random.nextDouble());

      Expectation expectation = new Expectation(model, surge, from);
      Expectation.Sums sums = expectation.begin();
      expectation.advance(sums, first);
      expectation.advance(sums, second);

      assertThat(sums.own()).isEqualTo(own(model, from, first, second));
      Expectation.Sums again = new Expectation(model, surge, from).begin();
      new Expectation(model, surge, from).advance(again, first);
      Expectation.Sums known = expectation.begin();
      expectation.advance(known, first);
      assertThat(known.surged()).isEqualTo(again.surged());
      assertThat(known.surgedRecent()).isEqualTo(again.surgedRecent());
      assertThat(known.ownRecent()).isEqualTo(again.ownRecent());
    }
  }

  /** Day by day, with a stop at each of the times. */
  private static double own(DemandModel model, double from, double... times) {
    double sum = 0;
    double start = from;
    for (double time : times) {
      while (start < time) {
        long day = (long) Math.floor(start);
        double end = Math.min(time, day + 1.0);
        sum += (end - start) * model.weekday(day);
        start = end;
      }
    }
    return sum;
  }
}
