package dev.vedette.ingestion.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notices when the time of events comes to another day, UTC. */
final class EventDays {
  private static final long SECONDS = 86_400;

  private long day = Long.MIN_VALUE;
  private @Nullable Instant last;

  /** Whether {@code time} lies on a later day than all before it; not for the very first. */
  boolean isNew(Instant time) {
    last = time;
    long itsDay = Math.floorDiv(time.getEpochSecond(), SECONDS);
    boolean first = day == Long.MIN_VALUE;
    boolean later = itsDay > day;
    day = Math.max(day, itsDay);
    return later && !first;
  }

  /** The time last looked at. */
  @Nullable Instant last() {
    return last;
  }
}
