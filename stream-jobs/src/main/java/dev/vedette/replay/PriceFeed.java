package dev.vedette.replay;

import dev.vedette.price.Fact;
import java.io.Serializable;
import java.util.Iterator;

/**
 * Recorded facts about prices, in any order. Opened where the job runs, which may be another
 * process.
 */
@FunctionalInterface
public interface PriceFeed extends Serializable {
  /** Begins to read; closing what it opened once the iterator is exhausted is up to the feed. */
  Iterator<Fact> open();
}
