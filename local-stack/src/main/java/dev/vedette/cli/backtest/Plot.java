package dev.vedette.cli.backtest;

import dev.vedette.cli.backtest.Svg.Anchor;
import java.util.Locale;

/** The area of a chart in which values are shown, both from 0 upwards. */
final class Plot {
  private static final int TICKS = 5;

  private final Svg svg;
  private final double left;
  private final double top;
  private final double width;
  private final double height;
  private final double mostX;
  private final double mostY;

  /**
   * @param mostX value at the right edge
   * @param mostY value at the top
   */
  Plot(Svg svg, Area area, double mostX, double mostY) {
    this.svg = svg;
    left = area.left();
    top = area.top();
    width = area.width();
    height = area.height();
    this.mostX = mostX;
    this.mostY = mostY;
  }

  /** A rectangle of the drawing. */
  record Area(double left, double top, double width, double height) {}

  double x(double value) {
    return left + value / mostX * width;
  }

  double y(double value) {
    return top + height - value / mostY * height;
  }

  double bottom() {
    return top + height;
  }

  /** Lines and percentages across, and the name of what they measure. */
  Plot shareAxisY(String name) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = mostY * tick / TICKS;
      svg.line(left, y(value), left + width, y(value), tick == 0 ? "axis" : "grid");
      svg.text(left - 6, y(value) + 4, Anchor.END, percent(value));
    }
    svg.textUpwards(left - 44, top + height / 2, name);
    return this;
  }

  /** Lines and percentages along, and the name of what they measure. */
  Plot shareAxisX(String name) {
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = mostX * tick / TICKS;
      svg.line(x(value), top, x(value), bottom(), tick == 0 ? "axis" : "grid");
      svg.text(x(value), bottom() + 16, Anchor.MIDDLE, percent(value));
    }
    return nameX(name);
  }

  Plot nameX(String name) {
    svg.text(left + width / 2, bottom() + 34, Anchor.MIDDLE, name);
    return this;
  }

  static String percent(double share) {
    double percent = Math.rint(share * 1000) / 10;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
