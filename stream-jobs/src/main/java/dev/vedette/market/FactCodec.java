package dev.vedette.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The stored form of facts. It begins with its version, as that of books does. */
public final class FactCodec {
  // The place in these lists is what is stored.
  static final List<Fact.Basis> BASES = List.of(Fact.Basis.values());
  private static final List<Fact.Origin> ORIGINS = List.of(Fact.Origin.values());
  private static final List<Fact.Status> STATUSES = List.of(Fact.Status.values());
  private static final long ABSENT = Long.MIN_VALUE;
  private static final int ORDERED = 0;
  private static final int STOCKED = 1;
  private static final int PRICED = 2;
  private static final int FILED = 3;
  private static final int MADE = 4;
  private static final int TIME_REACHED = 5;

  private FactCodec() {}

  public static void write(Fact fact, DataOutput out) throws IOException {
    Stored.writeVersion(out);
    switch (fact) {
      case Fact.Ordered ordered -> {
        out.writeByte(ORDERED);
        writeHead(ordered, out);
        out.writeUTF(ordered.line());
        out.writeLong(ordered.demanded());
        out.writeLong(ordered.supplied().orElse(ABSENT));
        Stored.writeOptional(ordered.price(), out);
        Stored.writeOptional(ordered.cost(), out);
        out.writeLong(ordered.unitSize());
      }
      case Fact.Stocked stocked -> {
        out.writeByte(STOCKED);
        writeHead(stocked, out);
        out.writeLong(stocked.onHand());
        out.writeByte(ORIGINS.indexOf(stocked.origin()));
      }
      case Fact.Priced priced -> {
        out.writeByte(PRICED);
        writeHead(priced, out);
        Stored.write(priced.amount(), out);
        out.writeByte(BASES.indexOf(priced.basis()));
      }
      case Fact.Filed filed -> {
        out.writeByte(FILED);
        writeMoment(filed, out);
        out.writeUTF(filed.outletId());
        writePlace(filed.place(), out);
        out.writeByte(STATUSES.indexOf(filed.status()));
      }
      case Fact.Made made -> {
        out.writeByte(MADE);
        writeMoment(made, out);
        out.writeUTF(made.sku());
        out.writeUTF(made.brand());
        out.writeUTF(made.priceClass());
        out.writeLong(made.unitsPerPack());
        out.writeLong(made.unitsPerCarton());
      }
      case Fact.TimeReached reached -> {
        out.writeByte(TIME_REACHED);
        Stored.writeTime(reached.at(), out);
      }
    }
  }

  public static Fact read(DataInput in) throws IOException {
    Stored.checkVersion(in);
    int kind = in.readByte();
    if (kind == TIME_REACHED) {
      return new Fact.TimeReached(Stored.readTime(in));
    }
    String id = in.readUTF();
    Instant at = Stored.readTime(in);
    Instant recorded = Stored.readTime(in);
    return switch (kind) {
      case FILED ->
          new Fact.Filed(
              id, in.readUTF(), at, recorded, readPlace(in), STATUSES.get(in.readByte()));
      case MADE ->
          new Fact.Made(
              id,
              in.readUTF(),
              at,
              recorded,
              in.readUTF(),
              in.readUTF(),
              in.readLong(),
              in.readLong());
      default -> readOfSku(kind, id, at, recorded, in);
    };
  }

  private static Fact readOfSku(int kind, String id, Instant at, Instant recorded, DataInput in)
      throws IOException {
    String outlet = in.readUTF();
    String sku = in.readUTF();
    return switch (kind) {
      case ORDERED ->
          new Fact.Ordered(
              id,
              outlet,
              sku,
              at,
              recorded,
              in.readUTF(),
              in.readLong(),
              optional(in.readLong()),
              Stored.readOptional(in),
              Stored.readOptional(in),
              in.readLong());
      case STOCKED ->
          new Fact.Stocked(
              id, outlet, sku, at, recorded, in.readLong(), ORIGINS.get(in.readByte()));
      case PRICED ->
          new Fact.Priced(
              id, outlet, sku, at, recorded, Stored.readDecimal(in), BASES.get(in.readByte()));
      default -> throw new IOException("Cannot read a stored fact of kind %d".formatted(kind));
    };
  }

  static void writePlace(Place place, DataOutput out) throws IOException {
    out.writeUTF(place.region());
    out.writeUTF(place.setting());
    out.writeUTF(place.channel());
    out.writeUTF(place.tier());
  }

  static Place readPlace(DataInput in) throws IOException {
    return new Place(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF());
  }

  private static void writeHead(Fact.OfSku fact, DataOutput out) throws IOException {
    writeMoment(fact, out);
    out.writeUTF(fact.outletId());
    out.writeUTF(fact.sku());
  }

  private static void writeMoment(Fact fact, DataOutput out) throws IOException {
    out.writeUTF(fact.eventId());
    Stored.writeTime(fact.at(), out);
    Stored.writeTime(fact.recordedAt(), out);
  }

  private static OptionalLong optional(long value) {
    return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
