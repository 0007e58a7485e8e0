package dev.vedette.cli;

import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.provenance.Origin;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job makes of the events of a folder, in the order of their time. */
final class FolderFacts<T> implements Iterator<T> {
  private static final Logger LOG = LoggerFactory.getLogger(FolderFacts.class);

  private final OrderedEvents events;
  private final Iterator<FileEvent> all;
  private final Reading<T> reading;
  private Optional<T> next;

  /** What a job makes of an event; nothing where the event is none of its business. */
  @FunctionalInterface
  interface Reading<T> {
    Optional<T> read(SpecificRecord event, Origin origin);
  }

  private FolderFacts(OrderedEvents events, Reading<T> reading) {
    this.events = events;
    this.all = events.iterator();
    this.reading = reading;
    this.next = advance();
  }

  /**
   * Begins to read a folder.
   *
   * @param types events of others are not read
   * @param now present time, by which rows from the future are rejected
   */
  static <T> Iterator<T> open(
      String folder, Collection<EventType> types, Instant now, Reading<T> reading) {
    try {
      OrderedEvents events =
          EventFolder.open(Path.of(folder), now)
              .only(types)
              .read(
                  new ProductCatalogue(), row -> LOG.warn("Left out: {}", row), ReadProgress.NONE);
      return new FolderFacts<>(events, reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public T next() {
    T fact = next.orElseThrow();
    next = advance();
    return fact;
  }

  private Optional<T> advance() {
    while (all.hasNext()) {
      FileEvent event = all.next();
      Optional<T> fact = reading.read(event.event(), Origin.line(event.line()));
      if (fact.isPresent()) {
        return fact;
      }
    }
    events.close();
    return Optional.empty();
  }
}
