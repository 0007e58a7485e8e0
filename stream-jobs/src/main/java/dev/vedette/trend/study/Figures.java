package dev.vedette.trend.study;

import java.util.Map;

/** What a method said of one brand in one area. */
final class Figures {
  private final String brand;
  private final double[] undisturbed;
  private final Map<Scenario, double[][]> declining;

  /**
   * @param undisturbed figures of the weeks as they were, from the first scored week on
   * @param declining figures with a decline, by scenario, and then by start
   */
  Figures(String brand, double[] undisturbed, Map<Scenario, double[][]> declining) {
    this.brand = brand;
    this.undisturbed = undisturbed;
    this.declining = declining;
  }

  String brand() {
    return brand;
  }

  double[] undisturbed() {
    return undisturbed;
  }

  /** Figures by start; none where the scenario was not tried. */
  double[][] declining(Scenario scenario) {
    return declining.getOrDefault(scenario, new double[0][]);
  }
}
