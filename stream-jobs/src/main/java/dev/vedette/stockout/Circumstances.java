package dev.vedette.stockout;

import java.util.Optional;

/**
 * What decides, apart from the stock itself, who is told of an episode and what is advised.
 *
 * @param heldBy the incident under which it stands
 * @param listing whether the product can still be ordered
 */
record Circumstances(Optional<String> heldBy, Listing listing) {
  static final Circumstances USUAL = new Circumstances(Optional.empty(), Listing.LISTED);
}
