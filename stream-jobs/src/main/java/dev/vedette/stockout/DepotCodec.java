package dev.vedette.stockout;

import dev.vedette.event.AlertTransition;
import dev.vedette.measure.Money;
import dev.vedette.measure.PackRatios;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stored form of what is known of products, depots and incidents. Each begins with its version;
 * every version ever released stays readable, and a committed fixture of each proves it.
 */
public final class DepotCodec {
  private static final int VERSION = 1;
  // The place in these lists is what is stored: append, never reorder.
  private static final List<DepotTurn.Kind> KINDS =
      List.of(
          DepotTurn.Kind.SUPPLIED,
          DepotTurn.Kind.SHORT,
          DepotTurn.Kind.RECOVERED,
          DepotTurn.Kind.SILENT);
  private static final List<AlertTransition> TRANSITIONS =
      List.of(
          AlertTransition.RAISED,
          AlertTransition.ESCALATED,
          AlertTransition.UPDATED,
          AlertTransition.CLEARED,
          AlertTransition.EXPIRED);

  private DepotCodec() {}

  /** Writes one part of a value. */
  @FunctionalInterface
  private interface Writer<T> {
    void write(T value, DataOutput out) throws IOException;
  }

  /** Reads one part of a value. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  public static void write(News news, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    switch (news) {
      case RegionalSurge surge -> {
        out.writeByte(0);
        LedgerCodec.write(surge, out);
      }
      case Fact.ProductChanged changed -> {
        out.writeByte(1);
        LedgerCodec.writeBody(changed, out);
      }
      case DepotNews depot -> {
        out.writeByte(2);
        out.writeUTF(depot.region());
        out.writeUTF(depot.sku());
        writeList(depot.settled(), DepotCodec::writeTurn, out);
        writeList(depot.foreseen(), DepotCodec::writeTurn, out);
      }
    }
  }

  public static News readNews(DataInput in) throws IOException {
    checkVersion(in);
    int kind = in.readByte();
    return switch (kind) {
      case 0 -> LedgerCodec.readSurge(in);
      case 1 -> (Fact.ProductChanged) LedgerCodec.readBody(in);
      case 2 ->
          new DepotNews(
              in.readUTF(),
              in.readUTF(),
              readList(DepotCodec::readTurn, in),
              readList(DepotCodec::readTurn, in));
      default -> throw new IOException("Cannot read stored news of kind %d".formatted(kind));
    };
  }

  public static void write(ProductTimeline timeline, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeList(timeline.changes(), LedgerCodec::writeBody, out);
  }

  public static ProductTimeline readProducts(DataInput in) throws IOException {
    checkVersion(in);
    return new ProductTimeline(
        readList(each -> (Fact.ProductChanged) LedgerCodec.readBody(each), in));
  }

  public static void write(HoldTimeline timeline, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeList(timeline.settled(), DepotCodec::writeHold, out);
    writeList(timeline.foreseen(), DepotCodec::writeHold, out);
  }

  public static HoldTimeline readHolds(DataInput in) throws IOException {
    checkVersion(in);
    return new HoldTimeline(readList(DepotCodec::readHold, in), readList(DepotCodec::readHold, in));
  }

  public static void write(DepotLedger ledger, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    DepotState state = ledger.settled();
    writeList(state.counts(), LedgerCodec::writeBody, out);
    LedgerCodec.writeText(state.incidentId(), out);
    writeOptional(state.enoughSince(), LedgerCodec::writeTime, out);
    LedgerCodec.writeTime(ledger.settledThrough(), out);
    writeList(ledger.pending(), LedgerCodec::writeBody, out);
    writeList(ledger.foreseen(), DepotCodec::writeTurn, out);
  }

  public static DepotLedger readDepot(DataInput in) throws IOException {
    checkVersion(in);
    Reader<Fact.DepotCounted> count = each -> (Fact.DepotCounted) LedgerCodec.readBody(each);
    return new DepotLedger(
        new DepotState(
            readList(count, in), LedgerCodec.readText(in), readOptional(LedgerCodec::readTime, in)),
        LedgerCodec.readTime(in),
        readList(count, in),
        readList(DepotCodec::readTurn, in));
  }

  public static void write(IncidentWord word, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(word.incidentId());
    out.writeUTF(word.region());
    out.writeUTF(word.sku());
    out.writeBoolean(word.standing() == Statement.Standing.SETTLED);
    writeOptional(word.began(), DepotCodec::writeTurn, out);
    writeOptional(word.ended(), DepotCodec::writeTurn, out);
  }

  public static IncidentWord readWord(DataInput in) throws IOException {
    checkVersion(in);
    return new IncidentWord(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        readStanding(in),
        readOptional(DepotCodec::readTurn, in),
        readOptional(DepotCodec::readTurn, in));
  }

  public static void write(IncidentLedger ledger, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(ledger.region());
    out.writeUTF(ledger.sku());
    writeOptional(ledger.began(), DepotCodec::writeTurn, out);
    writeOptional(ledger.ended(), DepotCodec::writeTurn, out);
    writeOptional(ledger.mayHaveBegun(), DepotCodec::writeTurn, out);
    writeOptional(ledger.mayHaveEnded(), DepotCodec::writeTurn, out);
    LedgerCodec.writeTime(ledger.settledThrough(), out);
    writeOptional(ledger.settled(), DepotCodec::writeStatement, out);
    writeOptional(ledger.said(), DepotCodec::writeStatement, out);
  }

  public static IncidentLedger readIncident(DataInput in) throws IOException {
    checkVersion(in);
    return new IncidentLedger(
        in.readUTF(),
        in.readUTF(),
        readOptional(DepotCodec::readTurn, in),
        readOptional(DepotCodec::readTurn, in),
        readOptional(DepotCodec::readTurn, in),
        readOptional(DepotCodec::readTurn, in),
        LedgerCodec.readTime(in),
        readOptional(DepotCodec::readStatement, in),
        readOptional(DepotCodec::readStatement, in));
  }

  public static void write(HeldAlert alert, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeOptional(alert.settled(), DepotCodec::writeStated, out);
    writeList(alert.uncounted(), DepotCodec::writeStated, out);
    writeOptional(alert.latest(), DepotCodec::writeStated, out);
  }

  public static HeldAlert readHeld(DataInput in) throws IOException {
    checkVersion(in);
    return new HeldAlert(
        readOptional(DepotCodec::readStated, in),
        readList(DepotCodec::readStated, in),
        readOptional(DepotCodec::readStated, in));
  }

  static void writeProfile(ProductProfile profile, DataOutput out) throws IOException {
    out.writeLong(profile.ratios().unitsPerPack());
    out.writeLong(profile.ratios().packsPerCarton());
    out.writeLong(profile.ratios().cartonsPerCase());
    writeOptional(profile.wholesalePerCarton(), DepotCodec::writeMoney, out);
    writeOptional(profile.delistedOn(), (day, target) -> target.writeLong(day.toEpochDay()), out);
  }

  static ProductProfile readProfile(DataInput in) throws IOException {
    return new ProductProfile(
        new PackRatios(in.readLong(), in.readLong(), in.readLong()),
        readOptional(DepotCodec::readMoney, in),
        readOptional(source -> LocalDate.ofEpochDay(source.readLong()), in));
  }

  private static void writeMoney(Money money, DataOutput out) throws IOException {
    // 18 digits fit a long.
    out.writeLong(money.amount().unscaledValue().longValueExact());
  }

  private static Money readMoney(DataInput in) throws IOException {
    return new Money(BigDecimal.valueOf(in.readLong(), Money.SCALE));
  }

  private static void writeTurn(DepotTurn turn, DataOutput out) throws IOException {
    out.writeByte(KINDS.indexOf(turn.kind()));
    LedgerCodec.writeTime(turn.at(), out);
    out.writeUTF(turn.incidentId());
    LedgerCodec.writeTime(turn.recordedAt(), out);
    out.writeLong(turn.onHand());
    out.writeUTF(turn.evidence());
  }

  private static DepotTurn readTurn(DataInput in) throws IOException {
    return new DepotTurn(
        KINDS.get(in.readByte()),
        LedgerCodec.readTime(in),
        in.readUTF(),
        LedgerCodec.readTime(in),
        in.readLong(),
        in.readUTF());
  }

  private static void writeHold(HoldTimeline.Hold hold, DataOutput out) throws IOException {
    LedgerCodec.writeTime(hold.at(), out);
    LedgerCodec.writeText(hold.incidentId(), out);
  }

  private static HoldTimeline.Hold readHold(DataInput in) throws IOException {
    return new HoldTimeline.Hold(LedgerCodec.readTime(in), LedgerCodec.readText(in));
  }

  private static void writeStated(HeldAlert.Stated stated, DataOutput out) throws IOException {
    out.writeUTF(stated.alertId());
    LedgerCodec.writeTime(stated.at(), out);
    LedgerCodec.writeTime(stated.recordedAt(), out);
    out.writeLong(stated.sequence());
    out.writeBoolean(stated.effect() == HeldAlert.Effect.HELD_BACK);
    writeUnits(stated.lostUnits(), out);
    writeOptional(stated.lostValue(), DepotCodec::writeMoney, out);
  }

  private static HeldAlert.Stated readStated(DataInput in) throws IOException {
    return new HeldAlert.Stated(
        in.readUTF(),
        LedgerCodec.readTime(in),
        LedgerCodec.readTime(in),
        in.readLong(),
        in.readBoolean() ? HeldAlert.Effect.HELD_BACK : HeldAlert.Effect.LET_GO,
        LedgerCodec.optional(in.readLong()),
        readOptional(DepotCodec::readMoney, in));
  }

  private static void writeStatement(IncidentStatement statement, DataOutput out)
      throws IOException {
    out.writeUTF(statement.alertId());
    out.writeUTF(statement.region());
    out.writeUTF(statement.sku());
    out.writeInt(statement.revision());
    out.writeByte(TRANSITIONS.indexOf(statement.transition()));
    LedgerCodec.writeTime(statement.at(), out);
    writeTurn(statement.turn(), out);
    HeldBack held = statement.heldBack();
    out.writeInt(held.outlets());
    writeUnits(held.lostUnits(), out);
    writeOptional(held.lostValue(), DepotCodec::writeMoney, out);
    writeOptional(held.recordedAt(), LedgerCodec::writeTime, out);
    out.writeBoolean(statement.standing() == Statement.Standing.SETTLED);
    out.writeLong(statement.sequence());
  }

  private static IncidentStatement readStatement(DataInput in) throws IOException {
    return new IncidentStatement(
        in.readUTF(),
        in.readUTF(),
        in.readUTF(),
        in.readInt(),
        TRANSITIONS.get(in.readByte()),
        LedgerCodec.readTime(in),
        readTurn(in),
        new HeldBack(
            in.readInt(),
            LedgerCodec.optional(in.readLong()),
            readOptional(DepotCodec::readMoney, in),
            readOptional(LedgerCodec::readTime, in)),
        readStanding(in),
        in.readLong());
  }

  private static Statement.Standing readStanding(DataInput in) throws IOException {
    return in.readBoolean() ? Statement.Standing.SETTLED : Statement.Standing.PROVISIONAL;
  }

  private static void writeUnits(OptionalLong units, DataOutput out) throws IOException {
    out.writeLong(units.orElse(LedgerCodec.ABSENT));
  }

  private static <T> void writeOptional(Optional<T> value, Writer<? super T> writer, DataOutput out)
      throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writer.write(value.get(), out);
    }
  }

  private static <T> Optional<T> readOptional(Reader<T> reader, DataInput in) throws IOException {
    return in.readBoolean() ? Optional.of(reader.read(in)) : Optional.empty();
  }

  private static <T> void writeList(List<T> values, Writer<? super T> writer, DataOutput out)
      throws IOException {
    out.writeInt(values.size());
    for (T value : values) {
      writer.write(value, out);
    }
  }

  private static <T> List<T> readList(Reader<T> reader, DataInput in) throws IOException {
    int size = in.readInt();
    List<T> values = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      values.add(reader.read(in));
    }
    return List.copyOf(values);
  }

  private static void checkVersion(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "Cannot read stored state of version %d: this release reads version %d. Restore with the release that wrote it."
              .formatted(version, VERSION));
    }
  }
}
