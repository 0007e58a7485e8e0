package dev.vedette.stockout;

import dev.vedette.event.ReadingSource;
import dev.vedette.provenance.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Something reported about an outlet, a product or a depot. */
public sealed interface Fact {
  /**
   * The order in which facts take effect, whatever the order in which they arrive. A delivery comes
   * before a reading of the same instant, since whoever counted saw it; an order comes after both.
   */
  Comparator<Fact> IN_EFFECT =
      Comparator.comparing(Fact::at)
          .thenComparingInt(Fact::rank)
          .thenComparing(Fact::subject)
          .thenComparing(Fact::recordedAt)
          .thenComparing(Fact::eventId);

  String eventId();

  /** The outlet concerned; empty where none is. */
  String outletId();

  /** When it happened. */
  Instant at();

  /** When the reporting system learned of it. */
  Instant recordedAt();

  Origin origin();

  /**
   * What the fact is about: of two facts about the same subject the one recorded later is right.
   */
  String subject();

  /** Place among facts of the same instant. */
  int rank();

  /** Whether {@code other} states the same thing anew, and with the later word. */
  default boolean isSupersededBy(Fact other) {
    return rank() == other.rank()
        && at().equals(other.at())
        && subject().equals(other.subject())
        && RECORDED.compare(this, other) < 0;
  }

  /** Later word last; the id decides where two were recorded at the same instant. */
  Comparator<Fact> RECORDED = Comparator.comparing(Fact::recordedAt).thenComparing(Fact::eventId);

  /**
   * Facts in the order in which they take effect, with one more. A repeated event changes nothing;
   * of two that state the same thing the later word counts.
   */
  static <F extends Fact> List<F> merged(List<F> facts, F fact) {
    List<F> merged = new ArrayList<>(facts.size() + 1);
    for (F known : facts) {
      if (known.eventId().equals(fact.eventId()) || fact.isSupersededBy(known)) {
        return facts;
      }
      if (!known.isSupersededBy(fact)) {
        merged.add(known);
      }
    }
    boolean isLast = merged.isEmpty() || IN_EFFECT.compare(merged.getLast(), fact) <= 0;
    merged.add(fact);
    if (!isLast) {
      merged.sort(IN_EFFECT);
    }
    return List.copyOf(merged);
  }

  /** A fact about one SKU. */
  sealed interface OfSku extends Fact {
    String sku();

    /** Topic that carries such facts. */
    String topic();
  }

  /** The outlet's file changed. */
  record OutletChanged(
      String eventId,
      String outletId,
      Instant at,
      Instant recordedAt,
      Origin origin,
      OutletProfile profile)
      implements Fact {
    @Override
    public String subject() {
      return outletId;
    }

    @Override
    public int rank() {
      return 0;
    }
  }

  /**
   * Goods arrived.
   *
   * @param line the delivery and its line
   * @param quantity base units, at least 0
   */
  record Delivered(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      Origin origin,
      String line,
      long quantity)
      implements OfSku {
    @Override
    public String subject() {
      return line;
    }

    @Override
    public int rank() {
      return 1;
    }

    @Override
    public String topic() {
      return "deliveries";
    }
  }

  /**
   * Somebody counted the stock.
   *
   * @param onHand base units, at least 0
   * @param unit base units in which it was counted, at least 1
   */
  record Counted(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      Origin origin,
      ReadingSource source,
      long onHand,
      long unit)
      implements OfSku {
    @Override
    public String subject() {
      return source.name();
    }

    @Override
    public int rank() {
      return 2;
    }

    @Override
    public String topic() {
      return "inventory-readings";
    }
  }

  /**
   * The outlet ordered.
   *
   * @param line the order and its line
   * @param demanded base units, at least 0
   * @param supplied base units granted, where decided
   * @param quota base units offered, where there is a quota
   */
  record Ordered(
      String eventId,
      String outletId,
      String sku,
      Instant at,
      Instant recordedAt,
      Origin origin,
      String line,
      long demanded,
      OptionalLong supplied,
      OptionalLong quota)
      implements OfSku {
    @Override
    public String subject() {
      return line;
    }

    @Override
    public int rank() {
      return 3;
    }

    @Override
    public String topic() {
      return "orders";
    }
  }

  /** A product's record changed. */
  record ProductChanged(
      String eventId,
      String sku,
      Instant at,
      Instant recordedAt,
      Origin origin,
      ProductProfile profile)
      implements Fact, News {
    /** Topic that carries such facts. */
    public static final String TOPIC = "products";

    @Override
    public String outletId() {
      return "";
    }

    @Override
    public String subject() {
      return sku;
    }

    @Override
    public int rank() {
      return 5;
    }
  }

  /**
   * A depot's stock was counted.
   *
   * @param region that it supplies, as a path
   * @param onHand base units, at least 0
   */
  record DepotCounted(
      String eventId,
      String depotId,
      String region,
      String sku,
      Instant at,
      Instant recordedAt,
      Origin origin,
      long onHand)
      implements Fact {
    /** Topic that carries such facts. */
    public static final String TOPIC = "depot-stock";

    @Override
    public String outletId() {
      return "";
    }

    @Override
    public String subject() {
      return depotId;
    }

    @Override
    public int rank() {
      return 6;
    }

    /** Region and product in one. */
    public String key() {
      return RegionalSurge.key(region, sku);
    }
  }

  /**
   * Time has come this far, although nothing happened. It belongs to no outlet and changes nothing
   * by itself.
   */
  record TimeReached(Instant at) implements Fact {
    private static final Origin NOWHERE = new Origin(Origin.FILE, 0);

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

    @Override
    public Origin origin() {
      return NOWHERE;
    }

    @Override
    public String subject() {
      return "";
    }

    @Override
    public int rank() {
      return 4;
    }
  }
}
