package dev.vedette.backtest;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long before the stockout the alerts came, at the threshold that gives as many alerts as there
 * are stockouts, or as near to that as ties allow.
 *
 * @param hitsByDays number of hits by whole days of lead, from 1
 * @param missed stockouts of which no alert came before their day
 * @param falseAlerts alerts that are no hit
 */
public record LeadTimes(SortedMap<Integer, Integer> hitsByDays, int missed, int falseAlerts) {
  static LeadTimes of(History history, List<Cycle> cycles, MethodScores method, double threshold) {
    SortedMap<Integer, Integer> hits = new TreeMap<>();
    int missed = 0;
    int falseAlerts = 0;
    for (Cycle cycle : cycles) {
      int alert = alertDay(history.keys().get(cycle.key()), cycle, method, threshold);
      if (alert != Cycle.NONE && cycle.endsInStockout() && alert < cycle.stockout()) {
        hits.merge(cycle.stockout() - alert, 1, Integer::sum);
      } else {
        missed += cycle.endsInStockout() ? 1 : 0;
        falseAlerts += alert == Cycle.NONE ? 0 : 1;
      }
    }
    return new LeadTimes(hits, missed, falseAlerts);
  }

  private static int alertDay(KeyHistory key, Cycle cycle, MethodScores method, double threshold) {
    for (int day = cycle.first(); day <= cycle.last(); day++) {
      if (Counting.isCounted(key, day) && method.score(cycle.key(), day) >= threshold) {
        return day;
      }
    }
    return Cycle.NONE;
  }

  /** Stockouts of which an alert came in time. */
  public int hits() {
    return hitsByDays.values().stream().mapToInt(Integer::intValue).sum();
  }
}
