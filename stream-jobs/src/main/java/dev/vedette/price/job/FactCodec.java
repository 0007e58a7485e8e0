package dev.vedette.price.job;

import static dev.vedette.price.job.StoredForm.readAmount;
import static dev.vedette.price.job.StoredForm.readId;
import static dev.vedette.price.job.StoredForm.readOneOf;
import static dev.vedette.price.job.StoredForm.readOrigin;
import static dev.vedette.price.job.StoredForm.readString;
import static dev.vedette.price.job.StoredForm.readText;
import static dev.vedette.price.job.StoredForm.readTime;
import static dev.vedette.price.job.StoredForm.readTimeOrNone;
import static dev.vedette.price.job.StoredForm.required;
import static dev.vedette.price.job.StoredForm.writeAmount;
import static dev.vedette.price.job.StoredForm.writeId;
import static dev.vedette.price.job.StoredForm.writeOneOf;
import static dev.vedette.price.job.StoredForm.writeOrigin;
import static dev.vedette.price.job.StoredForm.writeString;
import static dev.vedette.price.job.StoredForm.writeText;
import static dev.vedette.price.job.StoredForm.writeTime;
import static dev.vedette.price.job.StoredForm.writeTimeOrNone;

import dev.vedette.event.PriceBasis;
import dev.vedette.event.PriceRuleKind;
import dev.vedette.event.PriceSource;
import dev.vedette.event.Rounding;
import dev.vedette.event.Setting;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleEntry;
import dev.vedette.price.Scope;
import dev.vedette.provenance.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * The stored form of facts. Each begins with its version; every version ever released stays
 * readable, and a committed fixture of each proves it.
 */
final class FactCodec {
  private static final int VERSION = 1;
  private static final int OBSERVATION = 0;
  private static final int OUTLET = 1;
  private static final int PRODUCT = 2;
  private static final int RULE = 3;

  // The place in these lists is what is stored: append, never reorder.
  private static final List<PriceBasis> BASES =
      List.of(PriceBasis.PACK, PriceBasis.CARTON, PriceBasis.THOUSAND_UNITS);
  private static final List<PriceSource> SOURCES =
      List.of(PriceSource.VISIT, PriceSource.POS, PriceSource.COMPLAINT, PriceSource.INSPECTION);
  private static final List<Setting> SETTINGS = List.of(Setting.URBAN, Setting.RURAL);
  private static final List<PriceRuleKind> KINDS =
      List.of(
          PriceRuleKind.GUIDE,
          PriceRuleKind.FLOOR,
          PriceRuleKind.CEILING,
          PriceRuleKind.UNIT_FLOOR,
          PriceRuleKind.MARKUP_FLOOR);
  private static final List<Rounding> ROUNDINGS =
      List.of(Rounding.UP, Rounding.DOWN, Rounding.NEAREST);

  private FactCodec() {}

  static void write(Fact fact, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    switch (fact) {
      case Observation observation -> {
        writeHead(OBSERVATION, fact, out);
        write(observation, out);
      }
      case OutletRecord outlet -> {
        writeHead(OUTLET, fact, out);
        write(outlet, out);
      }
      case ProductRecord product -> {
        writeHead(PRODUCT, fact, out);
        write(product, out);
      }
      case RuleEntry rule -> {
        writeHead(RULE, fact, out);
        write(rule, out);
      }
    }
  }

  static Fact read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Cannot read a stored fact of version %d".formatted(version));
    }
    int kind = in.readByte();
    String id = readId(in);
    Instant recorded = readTime(in);
    Origin origin = readOrigin(in);
    return switch (kind) {
      case OBSERVATION -> readObservation(id, recorded, origin, in);
      case OUTLET ->
          new OutletRecord(
              id,
              recorded,
              origin,
              readString(in),
              readTime(in),
              readString(in),
              readOneOf(SETTINGS, in),
              readText(in),
              readText(in));
      case PRODUCT ->
          new ProductRecord(
              id,
              recorded,
              origin,
              readString(in),
              readTime(in),
              readText(in),
              readText(in),
              in.readLong(),
              in.readLong(),
              readAmount(in));
      case RULE -> readRule(id, recorded, origin, in);
      default -> throw new IOException("Cannot read a stored fact of kind %d".formatted(kind));
    };
  }

  private static void writeHead(int kind, Fact fact, DataOutput out) throws IOException {
    out.writeByte(kind);
    writeId(fact.eventId(), out);
    writeTime(fact.recordedAt(), out);
    writeOrigin(fact.origin(), out);
  }

  private static void write(Observation observation, DataOutput out) throws IOException {
    writeId(observation.subject(), out);
    writeText(observation.visitId(), out);
    writeString(observation.outletId(), out);
    writeString(observation.sku(), out);
    writeTime(observation.observedAt(), out);
    writeAmount(observation.label(), out);
    writeAmount(observation.charged(), out);
    writeOneOf(BASES, observation.basis(), out);
    writeOneOf(SOURCES, observation.source(), out);
    writeText(observation.observerId(), out);
    writeText(observation.photoUri(), out);
    writeText(observation.photoSha256(), out);
  }

  private static Observation readObservation(
      String id, Instant recorded, Origin origin, DataInput in) throws IOException {
    return new Observation(
        id,
        recorded,
        origin,
        readId(in),
        readText(in),
        readString(in),
        readString(in),
        readTime(in),
        readAmount(in),
        readAmount(in),
        required(readOneOf(BASES, in)),
        required(readOneOf(SOURCES, in)),
        readText(in),
        readText(in),
        readText(in));
  }

  private static void write(OutletRecord outlet, DataOutput out) throws IOException {
    writeString(outlet.outletId(), out);
    writeTime(outlet.changedAt(), out);
    writeString(outlet.region(), out);
    writeOneOf(SETTINGS, outlet.setting(), out);
    writeText(outlet.channel(), out);
    writeText(outlet.repId(), out);
  }

  private static void write(ProductRecord product, DataOutput out) throws IOException {
    writeString(product.sku(), out);
    writeTime(product.changedAt(), out);
    writeText(product.brand(), out);
    writeText(product.priceClass(), out);
    out.writeLong(product.unitsPerPack());
    out.writeLong(product.packsPerCarton());
    writeAmount(product.wholesalePerCarton(), out);
  }

  private static void write(RuleEntry rule, DataOutput out) throws IOException {
    writeString(rule.ruleId(), out);
    out.writeInt(rule.version());
    writeOneOf(KINDS, rule.kind(), out);
    Scope scope = rule.scope();
    writeText(scope.sku(), out);
    writeText(scope.brand(), out);
    writeText(scope.priceClass(), out);
    writeText(scope.region(), out);
    writeText(scope.channel(), out);
    writeOneOf(BASES, rule.basis(), out);
    writeAmount(rule.amount(), out);
    writeAmount(rule.percent(), out);
    writeAmount(rule.toleranceLow(), out);
    writeAmount(rule.toleranceHigh(), out);
    writeOneOf(ROUNDINGS, rule.rounding(), out);
    writeAmount(rule.tick(), out);
    writeTime(rule.validFrom(), out);
    writeTimeOrNone(rule.validTo(), out);
    out.writeInt(rule.graceDays());
    writeText(rule.citation(), out);
  }

  private static RuleEntry readRule(String id, Instant recorded, Origin origin, DataInput in)
      throws IOException {
    return new RuleEntry(
        id,
        recorded,
        origin,
        readString(in),
        in.readInt(),
        required(readOneOf(KINDS, in)),
        new Scope(readText(in), readText(in), readText(in), readText(in), readText(in)),
        readOneOf(BASES, in),
        readAmount(in),
        readAmount(in),
        readAmount(in),
        readAmount(in),
        readOneOf(ROUNDINGS, in),
        readAmount(in),
        readTime(in),
        readTimeOrNone(in),
        in.readInt(),
        readText(in));
  }
}
