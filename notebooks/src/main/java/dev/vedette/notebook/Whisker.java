package dev.vedette.notebook;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** An interval, drawn as a line with two caps. */
final class Whisker {
  private static final double CAP = 4;

  private Whisker() {}

  /** Draws at pixels. */
  static void draw(Graphics2D pen, double x, double from, double to) {
    pen.setColor(Look.INK);
    pen.setStroke(new BasicStroke(1.5f));
    pen.draw(new Line2D.Double(x, from, x, to));
    pen.draw(new Line2D.Double(x - CAP, from, x + CAP, from));
    pen.draw(new Line2D.Double(x - CAP, to, x + CAP, to));
  }
}
