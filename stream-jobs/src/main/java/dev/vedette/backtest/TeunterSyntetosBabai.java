package dev.vedette.backtest;

/**
 * The method of Teunter, Syntetos and Babai (TSB) for demand that comes now and then and may end:
 * smoothed size times smoothed probability of any demand. Intermittent demand: linking forecasting
 * to inventory obsolescence, European Journal of Operational Research 214 (2011).
 */
final class TeunterSyntetosBabai implements DemandRate {
  private final double sizeWeight;
  private final double probabilityWeight;
  private double size = Double.NaN;
  private double probability = Double.NaN;

  /**
   * @param sizeWeight of a new size, above 0 and at most 1
   * @param probabilityWeight of a new day with or without demand, above 0 and at most 1
   */
  TeunterSyntetosBabai(double sizeWeight, double probabilityWeight) {
    this.sizeWeight = sizeWeight;
    this.probabilityWeight = probabilityWeight;
  }

  @Override
  public void observe(double units, double days) {
    double any = units > 0 ? 1 : 0;
    if (units > 0) {
      double perDay = units / days;
      size =
          Double.isNaN(size)
              ? perDay
              : size + SimpleSmoothing.weightOver(sizeWeight, days) * (perDay - size);
    }
    probability =
        Double.isNaN(probability)
            ? any
            : probability
                + SimpleSmoothing.weightOver(probabilityWeight, days) * (any - probability);
  }

  @Override
  public double unitsPerDay() {
    return probability * size;
  }
}
