package dev.vedette.ingestion.file;

import java.util.Iterator;

/** Events in the order of {@link FileEvent#ORDER}, to be gone through once. */
public interface OrderedEvents extends Iterable<FileEvent>, AutoCloseable {
  /** Number of events in all. */
  long size();

  /** Call it once. */
  @Override
  Iterator<FileEvent> iterator();

  /** Deletes the temporary files, if there are any. */
  @Override
  void close();
}
