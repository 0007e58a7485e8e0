package dev.vedette.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DemandModelTest {
  private static final long BEGIN = 20_000;
  private static final Surge USUAL =
      new Surge(BEGIN, new float[] {0}, new float[] {1, 1, 1, 1, 1, 1, 1}, 10);

  private static Consumption sold(long day, long units) {
    return new Consumption((double) day, day + 1.0, units, 0, 1, Consumption.Shelf.STOCKED);
  }

  private static long poisson(double mean, Random random) {
    double limit = StrictMath.exp(-mean);
    double product = random.nextDouble();
    long count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static DemandModel afterDays(double rate, int days, long seed) {
    Random random = new Random(seed);
    DemandModel model = DemandModel.unseen(Double.NaN, 1);
    for (int day = 0; day < days; day++) {
      model = model.after(sold(BEGIN + day, poisson(rate, random)), USUAL);
    }
    return model;
  }

  @Test
  void theRateIsLearntFromFastAndSlowSellersAlike() {
    assertThat(afterDays(11, 120, 1).ratePerDay()).isCloseTo(11, within(1.5));
    double slow = 0;
    for (int seed = 0; seed < 40; seed++) {
      slow += afterDays(0.65, 120, seed).ratePerDay() / 40;
    }
    assertThat(slow).isCloseTo(0.65, within(0.1));
  }

  @Test
  void whatIsCountedInPacksOfTwentyIsForecastAsPacks() {
    Random one = new Random(6);
    Random other = new Random(6);
    Surge surge = new Surge(BEGIN, new float[] {1}, new float[] {1, 1, 1, 1, 1, 1, 1}, 10);
    DemandModel units = DemandModel.unseen(Double.NaN, 1);
    DemandModel packs = DemandModel.unseen(Double.NaN, 20);
    for (int day = 0; day < 60; day++) {
      units = units.after(sold(BEGIN + day, poisson(2, one)), surge);
      packs =
          packs.after(
              new Consumption(
                  BEGIN + day,
                  BEGIN + day + 1.0,
                  20 * poisson(2, other),
                  0,
                  20,
                  Consumption.Shelf.STOCKED),
              surge);
    }
    Forecast.Demand inUnits = new Forecast(units, surge, BEGIN + 60, 0, 7).until(BEGIN + 63);
    Forecast.Demand inPacks = new Forecast(packs, surge, BEGIN + 60, 0, 7).until(BEGIN + 63);
    for (int stock = 1; stock < 20; stock++) {
      assertThat(inPacks.atLeast(20 * stock)).isEqualTo(inUnits.atLeast(stock));
      // Of half a pack nobody can buy the rest.
      assertThat(inPacks.atLeast(20 * stock - 10)).isEqualTo(inUnits.atLeast(stock));
      assertThat(inPacks.expectedBeyond(20 * stock))
          .isCloseTo(20 * inUnits.expectedBeyond(stock), within(1e-9));
    }
  }

  @Test
  void aCountInSmallerUnitsGoesOnWithWhatWasLearntInLargerOnes() {
    DemandModel cartons = DemandModel.unseen(Double.NaN, 200);
    for (int day = 0; day < 60; day++) {
      cartons =
          cartons.after(
              new Consumption(
                  BEGIN + day, BEGIN + day + 1.0, 400, 0, 200, Consumption.Shelf.STOCKED),
              USUAL);
    }
    DemandModel packs =
        cartons.after(
            new Consumption(BEGIN + 60, BEGIN + 61, 400, 0, 20, Consumption.Shelf.STOCKED), USUAL);
    assertThat(packs.ratePerDay()).isCloseTo(cartons.ratePerDay(), within(10.0));
    assertThat(packs.countedPerDay()).isCloseTo(20, within(1.0));
  }

  @Test
  void aNewOutletBeginsWithWhatItsRegionSells() {
    assertThat(DemandModel.unseen(37, 1).ratePerDay()).isCloseTo(37, within(1e-4));
  }

  @Test
  void aShelfThatWasEmptyThroughoutTeachesNothing() {
    DemandModel model = afterDays(11, 40, 3);
    assertThat(
            model.after(
                new Consumption(
                    BEGIN + 40, BEGIN + 41, 0, 0, 1, Consumption.Shelf.EMPTY_THROUGHOUT),
                USUAL))
        .isEqualTo(model);
  }

  @Test
  void theForecastHoldsWhatItPromises() {
    // Of many weeks of Poisson demand, the stated share must run out.
    Random random = new Random(5);
    double expected = 0;
    int out = 0;
    for (int week = 0; week < 400; week++) {
      double rate = 4 + 8 * random.nextDouble();
      DemandModel model = afterDays(rate, 100, week);
      long stock = Math.round(rate * 5 * (0.8 + 0.4 * random.nextDouble()));
      Forecast forecast = new Forecast(model, USUAL, BEGIN + 100, 0, 7);
      expected += forecast.until(BEGIN + 105).atLeast((double) stock);
      out += poisson(rate * 5, random) >= stock ? 1 : 0;
    }
    assertThat(expected / 400).isCloseTo(out / 400.0, within(0.06));
  }

  @Test
  void aDeliveryThatIsOftenLateMakesRunningOutMoreLikely() {
    DemandModel punctual = afterDays(10, 60, 8);
    DemandModel late = punctual;
    for (int i = 0; i < 10; i++) {
      late = late.delivered(2);
    }
    double now = BEGIN + 60;
    assertThat(new Forecast(late, USUAL, now, 0, 7).runOutBeforeDelivery(30, now, now + 2))
        .isGreaterThan(
            new Forecast(punctual, USUAL, now, 0, 7).runOutBeforeDelivery(30, now, now + 2) + 0.2);
  }

  @Test
  void aRoughCountWeighsLessThanAnExactOne() {
    DemandModel model = afterDays(10, 60, 9);
    Consumption exact = sold(BEGIN + 60, 60);
    Consumption rough =
        new Consumption(exact.from(), exact.to(), 60, 30, 1, Consumption.Shelf.STOCKED);
    assertThat(model.after(rough, USUAL).ratePerDay())
        .isLessThan(model.after(exact, USUAL).ratePerDay());
  }

  @Test
  void theStoredFormIsSmallAndGoesOnJustAsTheOneInMemory() throws IOException {
    DemandModel model = afterDays(7, 50, 4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DemandCodec.write(model, new DataOutputStream(bytes));
    DemandModel read =
        DemandCodec.readModel(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read).isEqualTo(model);
    assertThat(read.after(sold(BEGIN + 50, 12), USUAL))
        .isEqualTo(model.after(sold(BEGIN + 50, 12), USUAL));
    int model0 = bytes.size();
    DemandCodec.write(Baseline.NONE, new DataOutputStream(bytes));
    assertThat(model0).isEqualTo(112);
    assertThat(bytes.size()).isLessThanOrEqualTo(128);
  }
}
