package dev.vedette.notebook;

/** A picture of a table. Every chart has a title, and axes that say what is counted. */
public sealed interface Chart extends Displayed
    permits LineChart, BarChart, HeatMap, ReliabilityDiagram {
  /** A line over days, or over numbers. */
  static LineChart line(String title, Table data, String x, String y) {
    return LineChart.of(title, data, x, y);
  }

  /** A bar for each row. */
  static BarChart bar(String title, Table data, String category, String value) {
    return BarChart.of(title, data, category, value);
  }

  /** A field for each row, the darker the higher its value; a pair without a row stays white. */
  static HeatMap heat(String title, Table data, String x, String y, String value) {
    return HeatMap.of(title, data, x, y, value);
  }

  /**
   * Stated probabilities beside what came true. The table has the columns mean_probability, rate,
   * low, high and n, as mart.alert_calibration has.
   */
  static ReliabilityDiagram reliability(String title, Table data) {
    return new ReliabilityDiagram(title, data);
  }

  /** The table that is drawn. */
  Table data();

  /** How it is drawn; asked only where there is something to draw. */
  Displayed drawn();

  @Override
  default String html() {
    return data().isEmpty() ? data().html() : drawn().html();
  }

  @Override
  default String text() {
    return data().isEmpty() ? data().text() : drawn().text();
  }
}
