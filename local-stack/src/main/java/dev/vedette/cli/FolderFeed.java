package dev.vedette.cli;

import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.provenance.Origin;
import dev.vedette.replay.FactFeed;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.job.FactReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The facts of a folder of event files.
 *
 * @param folder its path
 * @param now present time, by which rows from the future are rejected
 */
record FolderFeed(String folder, Instant now) implements FactFeed {
  private static final Logger LOG = LoggerFactory.getLogger(FolderFeed.class);

  @Override
  public Iterator<Fact> open() {
    OrderedEvents events = events();
    Iterator<FileEvent> all = events.iterator();
    return new Iterator<>() {
      private Optional<Fact> next = advance();

      @Override
      public boolean hasNext() {
        return next.isPresent();
      }

      @Override
      public Fact next() {
        Fact fact = next.orElseThrow();
        next = advance();
        return fact;
      }

      private Optional<Fact> advance() {
        while (all.hasNext()) {
          FileEvent event = all.next();
          Optional<Fact> fact = FactReader.read(event.event(), Origin.line(event.line()));
          if (fact.isPresent()) {
            return fact;
          }
        }
        events.close();
        return Optional.empty();
      }
    };
  }

  private OrderedEvents events() {
    try {
      return EventFolder.open(Path.of(folder), now)
          .read(new ProductCatalogue(), row -> LOG.warn("Left out: {}", row), ReadProgress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
