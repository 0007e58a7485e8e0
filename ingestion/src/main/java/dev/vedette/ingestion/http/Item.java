package dev.vedette.ingestion.http;

import dev.vedette.ingestion.Outcome;

/** One record of a request. */
final class Item {
  private final int index;
  private final Outcome outcome;
  private final byte[] payload;

  Item(int index, Outcome outcome, byte[] payload) {
    this.index = index;
    this.outcome = outcome;
    this.payload = payload;
  }

  /** Place in the request; the first is 1. */
  int index() {
    return index;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Its original bytes. */
  byte[] payload() {
    return payload;
  }
}
