package dev.vedette.ingestion.file;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to load.
 *
 * @param mostKnownIds how many records the topics may hold for their ids to be read, so that what
 *     is there is not sent again; at 16 bytes of memory and a few microseconds each. Beyond it the
 *     load says that it has not looked
 * @param settleAfter how far beyond the last event to move event time at the end, so that
 *     everything settles although nothing follows; null to leave that to the events that come later
 */
public record LoadSettings(long mostKnownIds, @Nullable Duration settleAfter) {
  /** The lateness that the streaming jobs allow unless told otherwise. */
  public static final Duration ALLOWED_LATENESS = Duration.ofDays(2);

  private static final Duration REST_OF_THE_DAY = Duration.ofDays(1);

  /** Looks at up to twenty million records, and does not settle. */
  public static final LoadSettings DEFAULT = new LoadSettings(20_000_000, null);

  /**
   * Settles: event time moves beyond the allowed lateness after the last event, and on to the end
   * of that event's day, when its books are made up.
   */
  public LoadSettings settling(Duration allowedLateness) {
    return new LoadSettings(mostKnownIds, allowedLateness.plus(REST_OF_THE_DAY));
  }

  public LoadSettings knowingAtMost(long ids) {
    return new LoadSettings(ids, settleAfter);
  }
}
