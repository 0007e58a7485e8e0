package dev.vedette.replay;

import dev.vedette.market.Fact;
import dev.vedette.market.job.MarketRules;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a feed. Before the first of each day it says that time has come so far: watermarks
 * otherwise follow the clock of the machine, and with them what is too late. After the last of all
 * comes the end of its day, so that a cycle that ends with it settles.
 */
final class MarketFactIterator implements Iterator<Fact>, Serializable {
  private static final long serialVersionUID = 1;

  private static final Duration LAST_DAY = Duration.ofDays(1);

  private final MarketFeed feed;
  private final MarketRules rules;
  private transient @Nullable Iterator<Fact> facts;
  private transient @Nullable Fact waiting;
  private transient @Nullable Instant newest;
  private transient boolean ended;

  MarketFactIterator(MarketFeed feed, MarketRules rules) {
    this.feed = feed;
    this.rules = rules;
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
    Fact held = waiting;
    if (held != null) {
      waiting = null;
      return held;
    }
    Iterator<Fact> open = facts;
    if (open == null) {
      open = feed.open();
      facts = open;
    }
    Instant before = newest;
    if (!open.hasNext()) {
      ended = true;
      return new Fact.TimeReached(
          before == null ? Instant.EPOCH : before.plus(LAST_DAY).plus(rules.allowedLateness()));
    }
    Fact fact = open.next();
    if (before != null && !fact.at().isAfter(before)) {
      return fact;
    }
    newest = fact.at();
    if (before != null && rules.periods().day(before) == rules.periods().day(fact.at())) {
      return fact;
    }
    waiting = fact;
    return new Fact.TimeReached(fact.at());
  }
}
