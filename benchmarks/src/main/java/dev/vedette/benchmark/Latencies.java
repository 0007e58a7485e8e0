package dev.vedette.benchmark;

import java.util.List;

/**
 * How long alerts took.
 *
 * @param millis in ascending order
 * @param missing those that did not come
 */
record Latencies(List<Double> millis, int missing) {
  Latencies {
    millis = millis.stream().sorted().toList();
  }

  int count() {
    return millis.size();
  }

  /**
   * The least that is not less than a share of all; not a number where there are none.
   *
   * @param share 0 to 1
   */
  double quantile(double share) {
    if (millis.isEmpty()) {
      return Double.NaN;
    }
    int place = (int) Math.ceil(share * millis.size()) - 1;
    return millis.get(Math.max(0, Math.min(millis.size() - 1, place)));
  }
}
