package dev.vedette.console.notify;

import dev.vedette.console.alert.Alert;
import dev.vedette.console.alert.Severity;
import dev.vedette.console.alert.Viewer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of which alerts.
 *
 * @param name for people, and for what is written down
 * @param receiver name of the receiver
 * @param regions with all below them; empty for all, and for alerts whose region is not known
 * @param severity the least
 * @param money the least that the alerts of one SKU in one region cost together, at wholesale
 * @param shifts where there is a digest per shift and nothing in between; null where alerts are
 *     told as they come
 * @param escalation null where nobody else is told
 */
record Rule(
    String name,
    String receiver,
    List<String> regions,
    Severity severity,
    BigDecimal money,
    @Nullable Shifts shifts,
    @Nullable Escalation escalation) {

  /**
   * Who is told when nobody acts.
   *
   * @param after how long after the first receiver was to be told
   * @param severity the least
   */
  record Escalation(Duration after, String receiver, Severity severity) {}

  Rule {
    regions = List.copyOf(regions);
  }

  /** Whether it is about an alert, whatever that costs. */
  boolean admits(Alert alert) {
    String region = alert.region();
    return alert.severity().compareTo(severity) >= 0
        && (regions.isEmpty()
            || (region != null && regions.stream().anyMatch(own -> Viewer.covers(own, region))));
  }
}
