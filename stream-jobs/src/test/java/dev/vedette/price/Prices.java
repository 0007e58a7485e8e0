package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceSource;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes observations for tests, of a pack of cigarettes at one outlet, and what they are about. */
record Prices(
    String eventId,
    Instant observedAt,
    Instant recordedAt,
    @Nullable String label,
    @Nullable String charged,
    PriceBasis basis) {

  static Prices at(Instant observedAt) {
    return new Prices("seen", observedAt, observedAt, null, null, PriceBasis.PACK);
  }

  Prices eventId(String changed) {
    return new Prices(changed, observedAt, recordedAt, label, charged, basis);
  }

  Prices recordedAt(Instant changed) {
    return new Prices(eventId, observedAt, changed, label, charged, basis);
  }

  Prices label(String changed) {
    return new Prices(eventId, observedAt, recordedAt, changed, charged, basis);
  }

  Prices charged(String changed) {
    return new Prices(eventId, observedAt, recordedAt, label, changed, basis);
  }

  Prices per(PriceBasis changed) {
    return new Prices(eventId, observedAt, recordedAt, label, charged, changed);
  }

  Observation build() {
    return new Observation(
        eventId,
        recordedAt,
        Origin.line(2),
        PriceFacts.subject(
            null, "shop-7", "lark-20", observedAt, basis, PriceSource.INSPECTION, null),
        null,
        "shop-7",
        "lark-20",
        observedAt,
        label == null ? null : new BigDecimal(label),
        charged == null ? null : new BigDecimal(charged),
        basis,
        PriceSource.INSPECTION,
        null,
        null,
        null);
  }

  /** A kiosk. */
  static OutletRecord outlet(String region, Instant recordedAt) {
    return new OutletRecord(
        "outlet", recordedAt, Origin.line(2), "shop-7", Rules.FROM, region, null, "kiosk", null);
  }

  /** 20 sticks to the pack, 10 packs to the carton, which is 180 wholesale. */
  static ProductRecord product(Instant recordedAt) {
    return product(recordedAt, 20, 10, "180");
  }

  static ProductRecord product(
      Instant recordedAt, long unitsPerPack, long packsPerCarton, @Nullable String wholesale) {
    return new ProductRecord(
        "product",
        recordedAt,
        Origin.line(2),
        "lark-20",
        Rules.FROM,
        "Lark",
        "II",
        unitsPerPack,
        packsPerCarton,
        wholesale == null ? null : new BigDecimal(wholesale));
  }
}
