package dev.vedette.price.job;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.PriceFacts;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import dev.vedette.price.Scope;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** Facts of a trade in one product under one guide price. Days count from its beginning. */
final class Trade {
  static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

  private static final BigDecimal TOLERANCE = new BigDecimal("0.100000");

  private Trade() {}

  static Instant day(double days) {
    return BEGINNING.plus(Duration.ofMinutes(Math.round(days * 24 * 60)));
  }

  static OutletRecord outlet(String outletId, double recordedOn) {
    return new OutletRecord(
        "file of " + outletId,
        day(recordedOn),
        new Origin(0, 1),
        outletId,
        BEGINNING,
        "north/river",
        null,
        "kiosk",
        "rep-1");
  }

  static ProductRecord product(String sku, double recordedOn) {
    return new ProductRecord(
        "file of " + sku,
        day(recordedOn),
        new Origin(0, 1),
        sku,
        BEGINNING,
        "Lark",
        "I",
        20,
        10,
        null);
  }

  /** A guide for a SKU, from a day on, with a tolerance of a tenth. */
  static RuleEntry guide(
      String sku, int version, String amount, double validFrom, double recordedOn) {
    return new RuleEntry(
        "guide of %s, version %d".formatted(sku, version),
        day(recordedOn),
        new Origin(1, version),
        "guide-" + sku,
        version,
        PriceRuleKind.GUIDE,
        new Scope(sku, null, null, null, null),
        PriceBasis.PACK,
        new BigDecimal(amount).setScale(6),
        null,
        TOLERANCE,
        TOLERANCE,
        null,
        null,
        day(validFrom),
        null,
        0,
        null);
  }

  /** A price that was charged for a pack, recorded when it was seen. */
  static Observation seen(String outletId, String sku, double day, String price) {
    return seen(outletId, sku, day, price, day);
  }

  static Observation seen(
      String outletId, String sku, double day, String price, double recordedOn) {
    return new Observation(
        "%s, %s, day %s, recorded %s".formatted(outletId, sku, day, recordedOn),
        day(recordedOn),
        new Origin(2, Math.round(recordedOn * 1_000)),
        PriceFacts.subject(
            null, outletId, sku, day(day), PriceBasis.PACK, PriceSource.VISIT, "rep-1"),
        null,
        outletId,
        sku,
        day(day),
        null,
        new BigDecimal(price).setScale(6),
        PriceBasis.PACK,
        PriceSource.VISIT,
        "rep-1",
        null,
        null);
  }
}
