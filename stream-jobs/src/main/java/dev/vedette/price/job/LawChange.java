package dev.vedette.price.job;

import dev.vedette.price.Fact;
import java.time.Instant;
import java.util.List;

/**
 * What every judge is told, in one order: new rules and products, and how far the horizon has come.
 *
 * @param facts rule entries and product records; empty where only the horizon moves
 * @param horizon observations before it are no longer kept; {@link Instant#MIN} where all are
 */
record LawChange(List<Fact> facts, Instant horizon) {
  LawChange {
    facts = List.copyOf(facts);
  }
}
