package dev.vedette.stockout;

import java.time.Instant;

/**
 * A turn in how the depots of a region are supplied with a product.
 *
 * @param incidentId the alert of the incident that begins or ends; empty where there is none
 * @param recordedAt latest recorded_at among the counts behind it
 * @param onHand base units at all depots of the region together
 * @param evidence JSON: the counts behind it
 */
public record DepotTurn(
    Kind kind, Instant at, String incidentId, Instant recordedAt, long onHand, String evidence) {
  /** What turns. */
  public enum Kind {
    /** The first count is heard, and it is not short. */
    SUPPLIED,
    /** The depots are short: an incident begins. */
    SHORT,
    /** The depots have enough again: it ends. */
    RECOVERED,
    /** Nobody has counted for long: it ends, since nothing may be held back on an old word. */
    SILENT
  }

  /** Whether alerts are held back from here on. */
  boolean holds() {
    return kind == Kind.SHORT;
  }
}
