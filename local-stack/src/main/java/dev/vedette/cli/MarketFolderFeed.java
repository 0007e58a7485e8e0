package dev.vedette.cli;

import dev.vedette.market.Fact;
import dev.vedette.market.job.FactReader;
import dev.vedette.replay.MarketFeed;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/**
 * The facts about the market in a folder of event files.
 *
 * @param folder its path
 * @param now present time, by which rows from the future are rejected
 */
record MarketFolderFeed(String folder, Instant now) implements MarketFeed {
  @Override
  public Iterator<Fact> open() {
    return FolderFacts.open(
        folder, FactReader.TYPES, now, (event, origin) -> Optional.of(FactReader.read(event)));
  }
}
