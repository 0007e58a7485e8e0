package dev.vedette.backtest;

import java.util.ArrayList;
import java.util.List;

/** One point of a precision-recall curve; both are shares. */
public record CurvePoint(double recall, double precision) {
  /** More cannot be told apart on paper. */
  private static final double STEP = 0.004;

  /** Without the points that lie too near to the one before. */
  static List<CurvePoint> thinned(List<CurvePoint> points) {
    List<CurvePoint> kept = new ArrayList<>();
    for (CurvePoint point : points) {
      boolean last = point.equals(points.getLast());
      if (kept.isEmpty() || last || point.recall() - kept.getLast().recall() >= STEP) {
        kept.add(point);
      }
    }
    return List.copyOf(kept);
  }
}
