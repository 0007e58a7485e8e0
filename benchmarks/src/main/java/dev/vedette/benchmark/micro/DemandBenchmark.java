package dev.vedette.benchmark.micro;

import dev.vedette.demand.Consumption;
import dev.vedette.demand.DemandModel;
import dev.vedette.demand.Forecast;
import dev.vedette.demand.Surge;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Steps of the estimator. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH calls the setup
public class DemandBenchmark {
  private static final int DAYS = 60;
  private static final int STOCK = 12;

  private DemandModel model;
  private Consumption day;
  private Surge surge;

  @Setup
  public void prepare() {
    surge =
        new Surge(
            DAYS - 1L,
            new float[] {0.3f, 0.25f, 0.2f, 0.15f, 0.1f, 0.05f, 0.02f},
            new float[] {0.8f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f},
            3);
    model = DemandModel.unseen(3, 1);
    for (int d = 0; d < DAYS; d++) {
      model = model.after(consumption(d, 2 + d % 4), surge);
    }
    day = consumption(DAYS, 4);
  }

  private static Consumption consumption(int day, long units) {
    return new Consumption(day, day + 1.0, units, 0, 1, Consumption.Shelf.STOCKED);
  }

  /** A day's sales are learnt. */
  @Benchmark
  public DemandModel modelLearnsDay() {
    return model.after(day, surge);
  }

  /** The probability of running out before a delivery four days ahead. */
  @Benchmark
  public double runOutBeforeDelivery() {
    return new Forecast(model, surge, DAYS, 0, 7).runOutBeforeDelivery(STOCK, DAYS, DAYS + 3.85);
  }

  /** A bound on that, which most stocks are far below. */
  @Benchmark
  public double runOutBound() {
    return new Forecast(model, surge, DAYS, 0, 7).until(DAYS + 7.85).atLeastBound(60);
  }

  /** The day on which the stock is as likely gone as not. */
  @Benchmark
  public double runOutDay() {
    return new Forecast(model, surge, DAYS, 0, 7).runOut(STOCK, 0.5, 60);
  }
}
