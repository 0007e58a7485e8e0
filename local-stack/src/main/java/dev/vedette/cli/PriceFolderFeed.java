package dev.vedette.cli;

import dev.vedette.price.Fact;
import dev.vedette.price.PriceFacts;
import dev.vedette.replay.PriceFeed;
import java.time.Instant;
import java.util.Iterator;

/**
 * The facts about prices in a folder of event files.
 *
 * @param folder its path
 * @param now present time, by which rows from the future are rejected
 */
record PriceFolderFeed(String folder, Instant now) implements PriceFeed {
  @Override
  public Iterator<Fact> open() {
    return FolderFacts.open(folder, PriceFacts.TYPES, now, PriceFacts::read);
  }
}
