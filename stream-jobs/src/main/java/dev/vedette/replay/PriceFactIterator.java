package dev.vedette.replay;

import dev.vedette.price.Fact;
import java.io.Serializable;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** The facts of a feed, which is opened by the first question. */
final class PriceFactIterator implements Iterator<Fact>, Serializable {
  private static final long serialVersionUID = 1;

  private final PriceFeed feed;
  private transient @Nullable Iterator<Fact> facts;

  PriceFactIterator(PriceFeed feed) {
    this.feed = feed;
  }

  @Override
  public boolean hasNext() {
    return open().hasNext();
  }

  @Override
  public Fact next() {
    return open().next();
  }

  private Iterator<Fact> open() {
    Iterator<Fact> open = facts;
    if (open == null) {
      open = feed.open();
      facts = open;
    }
    return open;
  }
}
