package dev.vedette.price;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.Rounding;
import dev.vedette.provenance.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes entries of the law for tests: in force, and known, since the beginning of 2024. */
record Rules(RuleEntry build) {
  static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");

  static Rules guide(String ruleId, String amount) {
    return of(ruleId, PriceRuleKind.GUIDE, PriceBasis.PACK, amount, null);
  }

  static Rules floor(String ruleId, String amount) {
    return of(ruleId, PriceRuleKind.FLOOR, PriceBasis.PACK, amount, null);
  }

  static Rules ceiling(String ruleId, String amount) {
    return of(ruleId, PriceRuleKind.CEILING, PriceBasis.PACK, amount, null);
  }

  static Rules unitFloor(String ruleId, String amount) {
    return of(ruleId, PriceRuleKind.UNIT_FLOOR, PriceBasis.THOUSAND_UNITS, amount, null);
  }

  static Rules markupFloor(String ruleId, String percent) {
    return of(ruleId, PriceRuleKind.MARKUP_FLOOR, null, null, percent);
  }

  private static Rules of(
      String ruleId,
      PriceRuleKind kind,
      @Nullable PriceBasis basis,
      @Nullable String amount,
      @Nullable String percent) {
    return new Rules(
        new RuleEntry(
            ruleId + "/1",
            FROM,
            Origin.line(2),
            ruleId,
            1,
            kind,
            Scope.EVERYTHING,
            basis,
            amount == null ? null : new BigDecimal(amount),
            percent == null ? null : new BigDecimal(percent),
            null,
            null,
            null,
            null,
            FROM,
            null,
            0,
            null));
  }

  Rules eventId(String eventId) {
    return copy(eventId, build.recordedAt(), build.version(), build.scope(), build.basis());
  }

  Rules recordedAt(Instant recordedAt) {
    return copy(build.eventId(), recordedAt, build.version(), build.scope(), build.basis());
  }

  Rules version(int version) {
    return copy(
        build.ruleId() + "/" + version, build.recordedAt(), version, build.scope(), build.basis());
  }

  Rules per(PriceBasis basis) {
    return copy(build.eventId(), build.recordedAt(), build.version(), build.scope(), basis);
  }

  Rules sku(String sku) {
    Scope s = build.scope();
    return scope(new Scope(sku, s.brand(), s.priceClass(), s.region(), s.channel()));
  }

  Rules brand(String brand) {
    Scope s = build.scope();
    return scope(new Scope(s.sku(), brand, s.priceClass(), s.region(), s.channel()));
  }

  Rules priceClass(String priceClass) {
    Scope s = build.scope();
    return scope(new Scope(s.sku(), s.brand(), priceClass, s.region(), s.channel()));
  }

  Rules region(String region) {
    Scope s = build.scope();
    return scope(new Scope(s.sku(), s.brand(), s.priceClass(), region, s.channel()));
  }

  Rules channel(String channel) {
    Scope s = build.scope();
    return scope(new Scope(s.sku(), s.brand(), s.priceClass(), s.region(), channel));
  }

  private Rules scope(Scope scope) {
    return copy(build.eventId(), build.recordedAt(), build.version(), scope, build.basis());
  }

  private Rules copy(
      String eventId, Instant recordedAt, int version, Scope scope, @Nullable PriceBasis basis) {
    return new Rules(
        new RuleEntry(
            eventId,
            recordedAt,
            build.origin(),
            build.ruleId(),
            version,
            build.kind(),
            scope,
            basis,
            build.amount(),
            build.percent(),
            build.toleranceLow(),
            build.toleranceHigh(),
            build.rounding(),
            build.tick(),
            build.validFrom(),
            build.validTo(),
            build.graceDays(),
            build.citation()));
  }

  /** Allowed fractions below and above the amount; null for no bound. */
  Rules tolerance(@Nullable String low, @Nullable String high) {
    return terms(
        low == null ? null : new BigDecimal(low),
        high == null ? null : new BigDecimal(high),
        build.rounding(),
        build.tick(),
        build.validFrom(),
        build.validTo(),
        build.graceDays());
  }

  Rules rounded(Rounding rounding, String tick) {
    return terms(
        build.toleranceLow(),
        build.toleranceHigh(),
        rounding,
        new BigDecimal(tick),
        build.validFrom(),
        build.validTo(),
        build.graceDays());
  }

  Rules validFrom(Instant validFrom) {
    return valid(validFrom, build.validTo(), build.graceDays());
  }

  Rules validTo(Instant validTo) {
    return valid(build.validFrom(), validTo, build.graceDays());
  }

  Rules grace(int days) {
    return valid(build.validFrom(), build.validTo(), days);
  }

  private Rules valid(Instant from, @Nullable Instant to, int graceDays) {
    return terms(
        build.toleranceLow(),
        build.toleranceHigh(),
        build.rounding(),
        build.tick(),
        from,
        to,
        graceDays);
  }

  private Rules terms(
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      @Nullable Rounding rounding,
      @Nullable BigDecimal tick,
      Instant from,
      @Nullable Instant to,
      int graceDays) {
    return new Rules(
        new RuleEntry(
            build.eventId(),
            build.recordedAt(),
            build.origin(),
            build.ruleId(),
            build.version(),
            build.kind(),
            build.scope(),
            build.basis(),
            build.amount(),
            build.percent(),
            low,
            high,
            rounding,
            tick,
            from,
            to,
            graceDays,
            build.citation()));
  }
}
