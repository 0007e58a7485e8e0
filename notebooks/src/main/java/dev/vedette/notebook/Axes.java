package dev.vedette.notebook;

/**
 * What is written around a chart.
 *
 * @param title what it shows
 * @param x what goes to the right, with its unit
 * @param y what goes up, with its unit
 * @param percent whether values are shares, shown in per cent
 */
record Axes(String title, String x, String y, boolean percent) {
  Axes named(String newX, String newY) {
    return new Axes(title, newX, newY, percent);
  }

  Axes inPercent() {
    return new Axes(title, x, y, true);
  }

  /** A value as the axis counts. */
  double scaled(double value) {
    return percent ? 100 * value : value;
  }
}
