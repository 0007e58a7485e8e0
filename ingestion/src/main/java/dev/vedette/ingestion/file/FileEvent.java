package dev.vedette.ingestion.file;

import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.Comparator;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event, and where it was read.
 *
 * @param type kind of event
 * @param event of the class that belongs to it
 * @param file name of the file
 * @param line line on which its row begins; the first is 1
 */
public record FileEvent(EventType type, SpecificRecord event, String file, long line) {
  /**
   * The order in which events take effect: by their own time, at the same instant by type, then by
   * id. Repeats of an id stay in the order of file names and lines.
   */
  public static final Comparator<FileEvent> ORDER =
      Comparator.comparing(FileEvent::time)
          .thenComparing(FileEvent::type)
          .thenComparing(FileEvent::id)
          .thenComparing(FileEvent::file)
          .thenComparingLong(FileEvent::line);

  /** The event's own time. */
  public Instant time() {
    return type.eventTime(event);
  }

  /** The {@code event_id}. */
  public String id() {
    return type.eventId(event);
  }
}
