package dev.vedette.cli;

import dev.vedette.replay.FactFeed;
import dev.vedette.stockout.Fact;
import dev.vedette.stockout.job.FactReader;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.Iterator;

/**
 * The facts of a folder of event files.
 *
 * @param folder its path
 * @param now present time, by which rows from the future are rejected
 */
record FolderFeed(String folder, Instant now) implements FactFeed {
  @Override
  public Iterator<Fact> open() {
    return FolderFacts.open(folder, EventType.reported(), now, FactReader::read);
  }
}
