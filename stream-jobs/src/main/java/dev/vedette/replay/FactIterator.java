package dev.vedette.replay;

import dev.vedette.stockout.Fact;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a feed, and after the last of them the end of its day, so that everything settles.
 */
final class FactIterator implements Iterator<Fact>, Serializable {
  private static final long serialVersionUID = 1;

  private static final Duration LAST_DAY = Duration.ofDays(1);

  private final FactFeed feed;
  private transient @Nullable Iterator<Fact> facts;
  private transient @Nullable Instant newest;
  private transient boolean ended;

  FactIterator(FactFeed feed) {
    this.feed = feed;
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public Fact next() {
    if (ended) {
      throw new NoSuchElementException("The feed has ended");
    }
    Iterator<Fact> open = facts;
    if (open == null) {
      open = feed.open();
      facts = open;
    }
    if (open.hasNext()) {
      Fact fact = open.next();
      newest = newest == null || fact.at().isAfter(newest) ? fact.at() : newest;
      return fact;
    }
    ended = true;
    // A day on, so that the last day ends and its books are made up.
    return new Fact.TimeReached(newest == null ? Instant.EPOCH : newest.plus(LAST_DAY));
  }
}
