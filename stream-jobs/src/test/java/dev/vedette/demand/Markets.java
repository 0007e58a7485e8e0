package dev.vedette.demand;

import java.util.Random;

/** Models and surges of all sorts. */
final class Markets {
  private Markets() {}

  static Surge surge(Random random, long today) {
    if (random.nextInt(4) == 0) {
      return Surge.NONE;
    }
    float[] logs = new float[1 + random.nextInt(14)];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = (float) (random.nextGaussian() * 0.4);
    }
    float[] persistence = new float[7];
    for (int i = 0; i < persistence.length; i++) {
      persistence[i] = random.nextFloat();
    }
    return new Surge(today - random.nextInt(4), logs, persistence, 1 + random.nextInt(5));
  }

  static DemandModel model(Random random, Surge surge, long today) {
    double rate = 0.2 + 8 * random.nextDouble() * random.nextDouble();
    DemandModel model = DemandModel.unseen(rate, 1);
    int days = random.nextInt(40);
    for (long day = today - days; day < today; day++) {
      long units = Math.max(0, Math.round(rate + random.nextGaussian() * Math.sqrt(rate)));
      model =
          model.after(
              new Consumption(day, day + 1.0, units, 0, 1, Consumption.Shelf.STOCKED), surge);
    }
    return model;
  }
}
