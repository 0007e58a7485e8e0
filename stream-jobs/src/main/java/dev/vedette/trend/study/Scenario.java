package dev.vedette.trend.study;

import dev.vedette.trend.Shape;

/**
 * A decline of demand that is put into weeks that have none, as far as anyone knows.
 *
 * @param size share of volume that is lost in the end, from 0 to less than 1
 */
public record Scenario(Shape shape, double size) {
  /** Share of the volume that is left. */
  double left(int age) {
    return 1 - size * shape.share(age);
  }
}
