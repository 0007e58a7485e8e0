package dev.vedette.market;

import dev.vedette.provenance.Reported;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Something reported that bears on the market. */
public sealed interface Fact extends Reported {
  /** A fact about an outlet. */
  sealed interface OfOutlet extends Fact {
    String outletId();
  }

  /** A fact about a SKU at an outlet. */
  sealed interface OfSku extends OfOutlet {
    String sku();
  }

  /**
   * A line of an order.
   *
   * @param line the order and its line: of two facts about the same line the later word is right
   * @param demanded base units, at least 0
   * @param supplied base units granted; empty until decided
   * @param price of {@code unitSize} base units; null where not known
   * @param cost of {@code unitSize} base units; null where not known
   * @param unitSize base units in the unit in which the line was reported, at least 1
   */
  record Ordered(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      String line,
      long demanded,
      OptionalLong supplied,
      @Nullable BigDecimal price,
      @Nullable BigDecimal cost,
      long unitSize)
      implements OfSku {}

  /**
   * A reading of the stock.
   *
   * @param onHand base units, at least 0
   * @param origin whether it makes the outlet a sample outlet
   */
  record Stocked(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      long onHand,
      Origin origin)
      implements OfSku {}

  /** Who read the stock. The place in this list is stored: append, never reorder. */
  enum Origin {
    /** A POS or a sample site, as on every other day. */
    SAMPLE,
    /** A visit or the outlet itself, where there was a reason to look. */
    OCCASION
  }

  /**
   * A retail price.
   *
   * @param amount charged or, where that was not seen, on the label
   * @param basis what it is the price of
   */
  record Priced(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      BigDecimal amount,
      Basis basis)
      implements OfSku {}

  /** What a price is the price of. The place in this list is stored: append, never reorder. */
  enum Basis {
    PACK,
    CARTON,
    THOUSAND_UNITS
  }

  /**
   * The outlet's file, true in this form from {@link #at}.
   *
   * @param status whether it is in the universe
   */
  record Filed(
      String eventId, String outletId, Instant at, Instant recordedAt, Place place, Status status)
      implements OfOutlet {}

  /** Whether an outlet trades. The place in this list is stored: append, never reorder. */
  enum Status {
    TRADING,
    CLOSED
  }

  /**
   * The record of a SKU, true in this form from {@link #at}.
   *
   * @param brand empty where not known
   * @param priceClass empty where not known
   * @param unitsPerPack base units, at least 1
   * @param unitsPerCarton base units, at least 1
   */
  record Made(
      String eventId,
      String sku,
      Instant at,
      Instant recordedAt,
      String brand,
      String priceClass,
      long unitsPerPack,
      long unitsPerCarton)
      implements Fact {}

  /** Time has come this far, although nothing happened. It belongs to no outlet. */
  record TimeReached(Instant at) implements Fact {
    @Override
    public String eventId() {
      return "";
    }

    @Override
    public Instant recordedAt() {
      return at;
    }
  }
}
