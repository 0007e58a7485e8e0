package dev.vedette.simulator;

import java.time.Instant;

/**
 * A reading that does not say, or says only by luck, what was on the shelf.
 *
 * @param visitId the visit
 * @param repId who reported it
 * @param outletId where
 * @param sku of what
 * @param readAt time of the reading
 * @param kind what the rep did
 * @param trueStock what was on the shelf, in base units
 * @param reported what was said, in base units
 */
public record ReportFault(
    String visitId,
    String repId,
    String outletId,
    String sku,
    Instant readAt,
    Kind kind,
    long trueStock,
    long reported) {
  /** What a rep did. */
  public enum Kind {
    /** Counted, and erred. */
    MISCOUNTED,
    /** Rounded to tens of packs. */
    ROUNDED,
    /** Was there, and repeated the figures of the last report. */
    COPIED,
    /** Was not there, and made the figures up from the last report. */
    INVENTED;

    /** Whether it was done on purpose. */
    public boolean isCheat() {
      return this != MISCOUNTED;
    }
  }
}
