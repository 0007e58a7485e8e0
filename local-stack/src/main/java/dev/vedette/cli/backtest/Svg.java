package dev.vedette.cli.backtest;

import java.util.Locale;

/** A drawing, made of the few shapes that our charts need. Lengths are pixels of its view box. */
final class Svg {
  /** Where a text stands relative to its point. */
  enum Anchor {
    START("start"),
    MIDDLE("middle"),
    END("end");

    private final String code;

    Anchor(String code) {
      this.code = code;
    }
  }

  private final StringBuilder shapes = new StringBuilder();
  private final int width;
  private final int height;
  private final String description;

  /**
   * @param description read out to those who do not see the drawing
   */
  Svg(int width, int height, String description) {
    this.width = width;
    this.height = height;
    this.description = description;
  }

  /**
   * @param style names of classes of the page's style sheet
   */
  Svg line(double x1, double y1, double x2, double y2, String style) {
    return shape(
        "<line x1='%s' y1='%s' x2='%s' y2='%s' class='%s'/>"
            .formatted(number(x1), number(y1), number(x2), number(y2), style));
  }

  Svg rectangle(double x, double y, double wide, double high, String style) {
    return shape(
        "<rect x='%s' y='%s' width='%s' height='%s' class='%s'/>"
            .formatted(number(x), number(y), number(wide), number(Math.max(0, high)), style));
  }

  Svg circle(double x, double y, double radius, String style) {
    return shape(
        "<circle cx='%s' cy='%s' r='%s' class='%s'/>"
            .formatted(number(x), number(y), number(radius), style));
  }

  Svg text(double x, double y, Anchor anchor, String text) {
    return shape(
        "<text x='%s' y='%s' text-anchor='%s'>%s</text>"
            .formatted(number(x), number(y), anchor.code, Html.escaped(text)));
  }

  /** A text that runs upwards. */
  Svg textUpwards(double x, double y, String text) {
    return shape(
        "<text transform='translate(%s %s) rotate(-90)' text-anchor='middle'>%s</text>"
            .formatted(number(x), number(y), Html.escaped(text)));
  }

  /**
   * @param path commands of a path
   */
  Svg path(String path, String style) {
    return shape("<path d='%s' class='%s'/>".formatted(path, style));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private Svg shape(String element) {
    shapes.append(element).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%n%s</svg>%n"
        .formatted(width, height, Html.escaped(description), shapes);
  }
}
