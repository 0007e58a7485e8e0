package dev.vedette.price.job;

import dev.vedette.price.Fact;

/** What the tables hold of an outlet's prices. */
sealed interface Archived {
  /** The outlet. */
  String outletId();

  /** A record of the outlet, or an observation. */
  record OfFact(Fact fact) implements Archived {
    @Override
    public String outletId() {
      return new Arrival.Reported(fact).outletId();
    }
  }

  /**
   * A statement about a verdict.
   *
   * @param subject its verdict_id
   * @param revisions how many the verdict had after it
   */
  record OfSaid(String outletId, String subject, Said said, int revisions) implements Archived {}
}
