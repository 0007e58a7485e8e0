package dev.vedette.ingestion;

import org.apache.avro.specific.SpecificRecord;

/** What became of a row: an event, or the reason why it is none. */
public sealed interface Outcome permits Outcome.Accepted, Rejection {
  /**
   * @param event of the class that belongs to its kind of event
   */
  record Accepted(SpecificRecord event) implements Outcome {}
}
