package dev.vedette.stockout;

import dev.vedette.demand.Baseline;
import dev.vedette.demand.Consumption;
import dev.vedette.demand.DemandCodec;
import dev.vedette.demand.DemandModel;
import dev.vedette.demand.SurgeHistory;
import dev.vedette.demand.SurgePool;
import dev.vedette.event.AlertTransition;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.StockState;
import dev.vedette.provenance.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stored form of facts, timelines and ledgers. Each begins with its version; every version ever
 * released stays readable, and a committed fixture of each proves it.
 */
public final class LedgerCodec {
  private static final int VERSION = 1;
  static final long ABSENT = Long.MIN_VALUE;
  // The place in these lists is what is stored: append, never reorder.
  private static final List<StockState> STATES =
      List.of(
          StockState.OK,
          StockState.AT_RISK,
          StockState.OUT,
          StockState.SUSPECTED,
          StockState.UNKNOWN);
  private static final List<AlertTransition> TRANSITIONS =
      List.of(
          AlertTransition.RAISED,
          AlertTransition.ESCALATED,
          AlertTransition.UPDATED,
          AlertTransition.CLEARED,
          AlertTransition.EXPIRED);
  private static final List<ReadingSource> SOURCES =
      List.of(
          ReadingSource.POS,
          ReadingSource.VISIT,
          ReadingSource.SELF_REPORT,
          ReadingSource.SAMPLE_SITE);
  private static final List<Severity> SEVERITIES =
      List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);
  private static final List<SkuLedger.OutletKnown> KNOWN =
      List.of(
          SkuLedger.OutletKnown.NOT_ASKED,
          SkuLedger.OutletKnown.YES,
          SkuLedger.OutletKnown.NO_AND_REPORTED);

  private LedgerCodec() {}

  public static void write(SkuLedger ledger, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    SkuState state = ledger.settled();
    writeOptionalFact(state.reading(), out);
    out.writeLong(state.arrivedSince());
    writeOptionalFact(state.delivery(), out);
    writeOptionalFact(state.order(), out);
    out.writeBoolean(state.demand().isPresent());
    if (state.demand().isPresent()) {
      DemandCodec.write(state.demand().get(), out);
    }
    out.writeByte(state.unlearnt().size());
    for (Consumption each : state.unlearnt()) {
      DemandCodec.write(each, out);
    }
    out.writeBoolean(state.cycle() == SkuState.Cycle.JUST_BEGUN);
    out.writeBoolean(state.episode().isPresent());
    if (state.episode().isPresent()) {
      Episode episode = state.episode().get();
      writeTime(episode.startedAt(), out);
      out.writeInt(episode.revision());
      out.writeByte(STATES.indexOf(episode.state()));
      out.writeByte(SEVERITIES.indexOf(episode.severity()));
      writeText(episode.circumstances().heldBy(), out);
      out.writeBoolean(episode.circumstances().listing() == Listing.DELISTED);
      writeOptionalTime(episode.awaited(), out);
    }
    writeTime(ledger.settledThrough(), out);
    out.writeInt(ledger.pending().size());
    for (Fact.OfSku fact : ledger.pending()) {
      writeBody(fact, out);
    }
    out.writeInt(ledger.claimed().size());
    for (Claim claim : ledger.claimed()) {
      out.writeUTF(claim.alertId());
      out.writeInt(claim.revision());
      out.writeByte(TRANSITIONS.indexOf(claim.transition()));
      writeTime(claim.at(), out);
      out.writeInt(claim.content());
      writeText(claim.heldBy(), out);
    }
    out.writeLong(ledger.sequence());
    out.writeByte(KNOWN.indexOf(ledger.outlet()));
  }

  public static SkuLedger readLedger(DataInput in) throws IOException {
    readVersion(in);
    Optional<Fact.Counted> reading = readOptionalFact(in).map(Fact.Counted.class::cast);
    long arrived = in.readLong();
    Optional<Fact.Delivered> delivery = readOptionalFact(in).map(Fact.Delivered.class::cast);
    Optional<Fact.Ordered> order = readOptionalFact(in).map(Fact.Ordered.class::cast);
    Optional<DemandModel> demand =
        in.readBoolean() ? Optional.of(DemandCodec.readModel(in)) : Optional.empty();
    int unlearntSize = in.readUnsignedByte();
    List<Consumption> unlearnt = new ArrayList<>();
    for (int i = 0; i < unlearntSize; i++) {
      unlearnt.add(DemandCodec.readConsumption(in));
    }
    SkuState.Cycle cycle = in.readBoolean() ? SkuState.Cycle.JUST_BEGUN : SkuState.Cycle.UNDER_WAY;
    Optional<Episode> episode =
        in.readBoolean()
            ? Optional.of(
                new Episode(
                    readTime(in),
                    in.readInt(),
                    STATES.get(in.readByte()),
                    SEVERITIES.get(in.readByte()),
                    new Circumstances(
                        readText(in), in.readBoolean() ? Listing.DELISTED : Listing.LISTED),
                    readOptionalTime(in)))
            : Optional.empty();
    Instant settledThrough = readTime(in);
    int pendingSize = in.readInt();
    List<Fact.OfSku> pending = new ArrayList<>();
    for (int i = 0; i < pendingSize; i++) {
      pending.add((Fact.OfSku) readBody(in));
    }
    int claimedSize = in.readInt();
    List<Claim> claimed = new ArrayList<>();
    for (int i = 0; i < claimedSize; i++) {
      claimed.add(
          new Claim(
              in.readUTF(),
              in.readInt(),
              TRANSITIONS.get(in.readByte()),
              readTime(in),
              in.readInt(),
              readText(in)));
    }
    return new SkuLedger(
        new SkuState(
            reading, arrived, delivery, order, demand, List.copyOf(unlearnt), cycle, episode),
        settledThrough,
        List.copyOf(pending),
        List.copyOf(claimed),
        in.readLong(),
        KNOWN.get(in.readByte()),
        null);
  }

  public static void write(SalesLedger ledger, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeBoolean(ledger.count().isPresent());
    if (ledger.count().isPresent()) {
      SalesLedger.Count count = ledger.count().get();
      writeTime(count.at(), out);
      out.writeByte(SOURCES.indexOf(count.source()));
      out.writeLong(count.onHand());
      out.writeLong(count.unit());
      out.writeLong(count.arrivedSince());
    }
    DemandCodec.write(ledger.baseline(), out);
    writeTime(ledger.settledThrough(), out);
    out.writeInt(ledger.pending().size());
    for (Fact.OfSku fact : ledger.pending()) {
      writeBody(fact, out);
    }
    out.writeInt(ledger.told().size());
    for (SalesLedger.Told told : ledger.told()) {
      out.writeUTF(told.region());
      writeTime(told.at(), out);
      out.writeLong(told.day());
      DemandCodec.write(told.contribution(), out);
    }
  }

  public static SalesLedger readSales(DataInput in) throws IOException {
    readVersion(in);
    Optional<SalesLedger.Count> count =
        in.readBoolean()
            ? Optional.of(
                new SalesLedger.Count(
                    readTime(in),
                    SOURCES.get(in.readByte()),
                    in.readLong(),
                    in.readLong(),
                    in.readLong()))
            : Optional.empty();
    Baseline baseline = DemandCodec.readBaseline(in);
    Instant settledThrough = readTime(in);
    int pendingSize = in.readInt();
    List<Fact.OfSku> pending = new ArrayList<>();
    for (int i = 0; i < pendingSize; i++) {
      pending.add((Fact.OfSku) readBody(in));
    }
    int toldSize = in.readInt();
    List<SalesLedger.Told> told = new ArrayList<>();
    for (int i = 0; i < toldSize; i++) {
      told.add(
          new SalesLedger.Told(
              in.readUTF(), readTime(in), in.readLong(), DemandCodec.readContribution(in)));
    }
    return new SalesLedger(
        count, baseline, settledThrough, List.copyOf(pending), List.copyOf(told));
  }

  public static void write(RegionalEvidence evidence, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(evidence.region());
    out.writeUTF(evidence.sku());
    out.writeLong(evidence.day());
    DemandCodec.write(evidence.contribution(), out);
  }

  public static RegionalEvidence readEvidence(DataInput in) throws IOException {
    readVersion(in);
    return new RegionalEvidence(
        in.readUTF(), in.readUTF(), in.readLong(), DemandCodec.readContribution(in));
  }

  public static void write(RegionalSurge surge, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(surge.region());
    out.writeUTF(surge.sku());
    DemandCodec.write(surge.surge(), out);
    out.writeBoolean(surge.standing() == Statement.Standing.SETTLED);
  }

  public static RegionalSurge readSurge(DataInput in) throws IOException {
    readVersion(in);
    return new RegionalSurge(
        in.readUTF(),
        in.readUTF(),
        DemandCodec.readSurge(in),
        in.readBoolean() ? Statement.Standing.SETTLED : Statement.Standing.PROVISIONAL);
  }

  public static void write(SurgePool pool, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    DemandCodec.write(pool, out);
  }

  public static SurgePool readPool(DataInput in) throws IOException {
    readVersion(in);
    return DemandCodec.readPool(in);
  }

  public static void write(SurgeHistory history, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    DemandCodec.write(history, out);
  }

  public static SurgeHistory readHistory(DataInput in) throws IOException {
    readVersion(in);
    return DemandCodec.readHistory(in);
  }

  public static void write(OutletTimeline timeline, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(timeline.changes().size());
    for (Fact.OutletChanged change : timeline.changes()) {
      writeBody(change, out);
    }
  }

  public static OutletTimeline readTimeline(DataInput in) throws IOException {
    readVersion(in);
    int size = in.readInt();
    List<Fact.OutletChanged> changes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      changes.add((Fact.OutletChanged) readBody(in));
    }
    return new OutletTimeline(List.copyOf(changes));
  }

  public static void write(Fact fact, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeBody(fact, out);
  }

  public static Fact readFact(DataInput in) throws IOException {
    readVersion(in);
    return readBody(in);
  }

  private static void readVersion(DataInput in) throws IOException {
    int version = in.readByte();
    if (version < 1 || version > VERSION) {
      throw new IOException(
          "Cannot read stored state of version %d: this release reads versions 1 to %d. Restore with the release that wrote it."
              .formatted(version, VERSION));
    }
  }

  private static void writeOptionalFact(Optional<? extends Fact> fact, DataOutput out)
      throws IOException {
    out.writeBoolean(fact.isPresent());
    if (fact.isPresent()) {
      writeBody(fact.get(), out);
    }
  }

  private static Optional<Fact> readOptionalFact(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(readBody(in)) : Optional.empty();
  }

  static void writeBody(Fact fact, DataOutput out) throws IOException {
    out.writeByte(fact.rank());
    out.writeUTF(fact.eventId());
    out.writeUTF(fact.outletId());
    writeTime(fact.at(), out);
    writeTime(fact.recordedAt(), out);
    out.writeInt(fact.origin().partition());
    out.writeLong(fact.origin().position());
    switch (fact) {
      case Fact.OutletChanged changed -> writeProfile(changed.profile(), out);
      case Fact.Delivered delivered -> {
        out.writeUTF(delivered.sku());
        out.writeUTF(delivered.line());
        out.writeLong(delivered.quantity());
      }
      case Fact.Counted counted -> {
        out.writeUTF(counted.sku());
        out.writeByte(SOURCES.indexOf(counted.source()));
        out.writeLong(counted.onHand());
        out.writeLong(counted.unit());
      }
      case Fact.Ordered ordered -> {
        out.writeUTF(ordered.sku());
        out.writeUTF(ordered.line());
        out.writeLong(ordered.demanded());
        out.writeLong(ordered.supplied().orElse(ABSENT));
        out.writeLong(ordered.quota().orElse(ABSENT));
      }
      case Fact.TimeReached reached -> {}
      case Fact.ProductChanged changed -> {
        out.writeUTF(changed.sku());
        DepotCodec.writeProfile(changed.profile(), out);
      }
      case Fact.DepotCounted counted -> {
        out.writeUTF(counted.depotId());
        out.writeUTF(counted.region());
        out.writeUTF(counted.sku());
        out.writeLong(counted.onHand());
      }
    }
  }

  static Fact readBody(DataInput in) throws IOException {
    int rank = in.readByte();
    String id = in.readUTF();
    String outlet = SharedNames.of(in.readUTF());
    Instant at = readTime(in);
    Instant recorded = readTime(in);
    Origin origin = new Origin(in.readInt(), in.readLong());
    return switch (rank) {
      case 0 -> new Fact.OutletChanged(id, outlet, at, recorded, origin, readProfile(in));
      case 1 ->
          new Fact.Delivered(
              id,
              outlet,
              SharedNames.of(in.readUTF()),
              at,
              recorded,
              origin,
              in.readUTF(),
              in.readLong());
      case 2 ->
          new Fact.Counted(
              id,
              outlet,
              SharedNames.of(in.readUTF()),
              at,
              recorded,
              origin,
              SOURCES.get(in.readByte()),
              in.readLong(),
              in.readLong());
      case 3 ->
          new Fact.Ordered(
              id,
              outlet,
              SharedNames.of(in.readUTF()),
              at,
              recorded,
              origin,
              in.readUTF(),
              in.readLong(),
              optional(in.readLong()),
              optional(in.readLong()));
      case 4 -> new Fact.TimeReached(at);
      case 5 ->
          new Fact.ProductChanged(
              id, in.readUTF(), at, recorded, origin, DepotCodec.readProfile(in));
      case 6 ->
          new Fact.DepotCounted(
              id, in.readUTF(), in.readUTF(), in.readUTF(), at, recorded, origin, in.readLong());
      default -> throw new IOException("Cannot read a stored fact of kind %d".formatted(rank));
    };
  }

  private static void writeProfile(OutletProfile profile, DataOutput out) throws IOException {
    out.writeUTF(profile.region());
    out.writeBoolean(profile.repId().isPresent());
    if (profile.repId().isPresent()) {
      out.writeUTF(profile.repId().get());
    }
    out.writeInt(profile.deliveries().map(DeliveryPlan::cycleDays).orElse(0));
    out.writeLong(profile.deliveries().map(plan -> plan.anchor().toEpochDay()).orElse(0L));
  }

  private static OutletProfile readProfile(DataInput in) throws IOException {
    String region = in.readUTF();
    Optional<String> rep = in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
    int cycle = in.readInt();
    LocalDate anchor = LocalDate.ofEpochDay(in.readLong());
    return new OutletProfile(
        region, rep, cycle > 0 ? Optional.of(new DeliveryPlan(anchor, cycle)) : Optional.empty());
  }

  static OptionalLong optional(long value) {
    return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
  }

  static void writeTime(Instant time, DataOutput out) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  static Instant readTime(DataInput in) throws IOException {
    return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
  }

  private static void writeOptionalTime(Optional<Instant> time, DataOutput out) throws IOException {
    out.writeBoolean(time.isPresent());
    if (time.isPresent()) {
      writeTime(time.get(), out);
    }
  }

  private static Optional<Instant> readOptionalTime(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(readTime(in)) : Optional.empty();
  }

  static void writeText(Optional<String> text, DataOutput out) throws IOException {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      out.writeUTF(text.get());
    }
  }

  static Optional<String> readText(DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(in.readUTF()) : Optional.empty();
  }
}
