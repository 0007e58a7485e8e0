package dev.vedette.availability;

import dev.vedette.provenance.Reported;
import java.time.Instant;
import java.util.OptionalLong;

/** Something reported about one outlet that bears on availability. */
public sealed interface Fact extends Reported {
  String outletId();

  /** A fact about one SKU. */
  sealed interface OfSku extends Fact {
    String sku();
  }

  /**
   * A line of an order. It is a demand record where something was demanded.
   *
   * @param line the order and its line: of two facts about the same line the later word is right
   * @param demanded base units, at least 0
   * @param supplied base units granted; empty until decided
   */
  record Ordered(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      String line,
      long demanded,
      OptionalLong supplied)
      implements OfSku {

    Supply supply() {
      if (demanded == 0) {
        return Supply.NOT_DEMANDED;
      }
      return supplied.isEmpty()
          ? Supply.UNDECIDED
          : supplied.getAsLong() == 0 ? Supply.NONE : Supply.SOME;
    }
  }

  /**
   * A reading that makes the outlet a sample outlet: by its POS, or as a sample site.
   *
   * @param reader source and reporter: of two facts by the same reader for the same instant the
   *     later word is right
   * @param onHand base units, at least 0
   */
  record Sampled(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      String reader,
      long onHand)
      implements OfSku {}

  /**
   * The outlet's file, true in this form from {@link #at}.
   *
   * @param region path from the top, parts separated by "/"
   */
  record Filed(String eventId, String outletId, Instant at, Instant recordedAt, String region)
      implements Fact {}

  /** Time has come this far, although nothing happened. It belongs to no outlet. */
  record TimeReached(Instant at) implements Fact {
    @Override
    public String eventId() {
      return "";
    }

    @Override
    public String outletId() {
      return "";
    }

    @Override
    public Instant recordedAt() {
      return at;
    }
  }
}
