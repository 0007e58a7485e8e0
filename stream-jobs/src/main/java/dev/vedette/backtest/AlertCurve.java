package dev.vedette.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many alerts, and how many hits, each threshold gives. An alert is the first day in a cycle
 * whose score reaches the threshold, so there is one where the highest score of the cycle does; it
 * is a hit where the highest score before the day of the stockout does.
 */
final class AlertCurve {
  /** The threshold that gives no alert. */
  private static final double UNREACHABLE = Double.POSITIVE_INFINITY;

  /** Highest score of a cycle up to some day. */
  private record Reach(double score, int outlet) {
    static final Comparator<Reach> HIGHEST_FIRST =
        Comparator.comparingDouble(Reach::score).reversed();
  }

  /**
   * Counts at one number of alerts. They are whole unless scores are tied there: then the share of
   * the tied cycles that is wanted counts, as if each threshold had its turn by the toss of a coin.
   */
  record At(double alerts, double hits, double earlyHits) {}

  private final List<Reach> alerts = new ArrayList<>();
  private final List<Reach> hits = new ArrayList<>();
  private final List<Reach> earlyHits = new ArrayList<>();

  AlertCurve(History history, List<Cycle> cycles, MethodScores method) {
    for (Cycle cycle : cycles) {
      int outlet = history.outlet(cycle.key());
      KeyHistory key = history.keys().get(cycle.key());
      double highest = MethodScores.NONE;
      for (int day = cycle.first(); day <= cycle.last(); day++) {
        // Two days' lead and one: the scores of the day of the stockout and the day before are
        // not yet in.
        if (cycle.endsInStockout() && day == cycle.stockout() - 1) {
          add(earlyHits, highest, outlet);
        }
        if (day == cycle.stockout()) {
          add(hits, highest, outlet);
        }
        if (Counting.isCounted(key, day)) {
          highest = Math.max(highest, method.score(cycle.key(), day));
        }
      }
      add(alerts, highest, outlet);
    }
    alerts.sort(Reach.HIGHEST_FIRST);
    hits.sort(Reach.HIGHEST_FIRST);
    earlyHits.sort(Reach.HIGHEST_FIRST);
  }

  private static void add(List<Reach> reaches, double score, int outlet) {
    if (score != MethodScores.NONE) {
      reaches.add(new Reach(score, outlet));
    }
  }

  /**
   * @param wanted number of alerts
   * @param weights how often each outlet counts
   */
  At at(double wanted, int[] weights) {
    double above = 0;
    double upTo = 0;
    double threshold = UNREACHABLE;
    int next = 0;
    while (next < alerts.size() && upTo < wanted) {
      threshold = alerts.get(next).score();
      above = upTo;
      while (next < alerts.size() && alerts.get(next).score() == threshold) {
        upTo += weights[alerts.get(next++).outlet()];
      }
    }
    double share = upTo > above ? Math.min(1, (wanted - above) / (upTo - above)) : 0;
    return new At(
        above + share * (upTo - above),
        between(hits, threshold, share, weights),
        between(earlyHits, threshold, share, weights));
  }

  /**
   * Those above the threshold, and a share of those that reach it just so or were higher before.
   */
  private static double between(
      List<Reach> reaches, double threshold, double share, int[] weights) {
    double above = 0;
    double at = 0;
    for (Reach reach : reaches) {
      if (reach.score() < threshold) {
        break;
      }
      if (reach.score() > threshold) {
        above += weights[reach.outlet()];
      } else {
        at += weights[reach.outlet()];
      }
    }
    return above + share * at;
  }

  /** The threshold that gives the number of alerts nearest to the one wanted. */
  double threshold(int wanted) {
    if (alerts.isEmpty() || wanted == 0) {
      return UNREACHABLE;
    }
    double threshold = alerts.get(Math.min(wanted, alerts.size()) - 1).score();
    int above = 0;
    int upTo = 0;
    for (Reach reach : alerts) {
      above += reach.score() > threshold ? 1 : 0;
      upTo += reach.score() >= threshold ? 1 : 0;
    }
    return above > 0 && wanted - above < upTo - wanted ? alerts.get(above - 1).score() : threshold;
  }

  /** Precision by recall, from the highest threshold to the lowest. */
  List<CurvePoint> points(int stockouts) {
    List<CurvePoint> points = new ArrayList<>();
    int hit = 0;
    for (int next = 0; next < alerts.size(); ) {
      double threshold = alerts.get(next).score();
      while (next < alerts.size() && alerts.get(next).score() == threshold) {
        next++;
      }
      while (hit < hits.size() && hits.get(hit).score() >= threshold) {
        hit++;
      }
      points.add(new CurvePoint((double) hit / stockouts, (double) hit / next));
    }
    return CurvePoint.thinned(points);
  }
}
