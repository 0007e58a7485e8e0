package dev.vedette.replay;

import dev.vedette.market.Fact;
import java.io.Serializable;
import java.util.Iterator;

/**
 * Recorded facts about the market in the order of their own time. Opened where the job runs, which
 * may be another process.
 */
@FunctionalInterface
public interface MarketFeed extends Serializable {
  /** Begins to read; closing what it opened once the iterator is exhausted is up to the feed. */
  Iterator<Fact> open();
}
