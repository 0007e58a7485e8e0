package dev.vedette.price.job;

import dev.vedette.price.Fact;
import java.io.Serializable;
import java.util.Iterator;

/** Recorded facts, as if they arrived. */
final class Arrivals implements Iterator<Arrival>, Serializable {
  private static final long serialVersionUID = 1;

  // Whoever passes it in makes it serializable; Java has no type for both.
  @SuppressWarnings("serial")
  private final Iterator<Fact> facts;

  Arrivals(Iterator<Fact> facts) {
    this.facts = facts;
  }

  @Override
  public boolean hasNext() {
    return facts.hasNext();
  }

  @Override
  public Arrival next() {
    return new Arrival.Reported(facts.next());
  }
}
