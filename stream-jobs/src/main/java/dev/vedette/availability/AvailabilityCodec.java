package dev.vedette.availability;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The stored form of facts and books. Each begins with its version; every version ever released
 * stays readable, and a committed fixture of each proves it.
 */
public final class AvailabilityCodec {
  private static final int VERSION = 1;
  private static final long ABSENT = Long.MIN_VALUE;
  private static final int ORDERED = 0;
  private static final int SAMPLED = 1;
  private static final int FILED = 2;
  private static final int TIME_REACHED = 3;
  // The place in these lists is what is stored: append, never reorder.
  private static final List<Supply> SUPPLIES =
      List.of(Supply.NOT_DEMANDED, Supply.UNDECIDED, Supply.NONE, Supply.SOME);
  private static final List<Metric> METRICS =
      List.of(Metric.COMPANY_STOCKOUT_RATE, Metric.CUSTOMER_STOCKOUT_RATE);
  private static final List<Revision.Status> STATUSES =
      List.of(Revision.Status.OBSERVED, Revision.Status.NOT_OBSERVED, Revision.Status.WITHDRAWN);
  private static final List<Revision.Standing> STANDINGS =
      List.of(Revision.Standing.PROVISIONAL, Revision.Standing.SETTLED);

  private AvailabilityCodec() {}

  public static void write(Fact fact, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    switch (fact) {
      case Fact.Ordered ordered -> {
        out.writeByte(ORDERED);
        writeHead(ordered, out);
        out.writeUTF(ordered.sku());
        out.writeUTF(ordered.line());
        out.writeLong(ordered.demanded());
        out.writeLong(ordered.supplied().orElse(ABSENT));
      }
      case Fact.Sampled sampled -> {
        out.writeByte(SAMPLED);
        writeHead(sampled, out);
        out.writeUTF(sampled.sku());
        out.writeUTF(sampled.reader());
        out.writeLong(sampled.onHand());
      }
      case Fact.Filed filed -> {
        out.writeByte(FILED);
        writeHead(filed, out);
        out.writeUTF(filed.region());
      }
      case Fact.TimeReached reached -> {
        out.writeByte(TIME_REACHED);
        writeTime(reached.at(), out);
      }
    }
  }

  public static Fact readFact(DataInput in) throws IOException {
    checkVersion(in);
    int kind = in.readByte();
    if (kind == TIME_REACHED) {
      return new Fact.TimeReached(readTime(in));
    }
    String id = in.readUTF();
    String outlet = in.readUTF();
    Instant at = readTime(in);
    Instant recorded = readTime(in);
    return switch (kind) {
      case ORDERED ->
          new Fact.Ordered(
              id,
              outlet,
              in.readUTF(),
              at,
              recorded,
              in.readUTF(),
              in.readLong(),
              optional(in.readLong()));
      case SAMPLED ->
          new Fact.Sampled(id, outlet, in.readUTF(), at, recorded, in.readUTF(), in.readLong());
      case FILED -> new Fact.Filed(id, outlet, at, recorded, in.readUTF());
      default -> throw new IOException("Cannot read a stored fact of kind %d".formatted(kind));
    };
  }

  public static void write(OutletFile file, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(file.changes().size());
    for (Fact.Filed change : file.changes()) {
      write(change, out);
    }
  }

  public static OutletFile readOutletFile(DataInput in) throws IOException {
    checkVersion(in);
    int size = in.readInt();
    List<Fact.Filed> changes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      changes.add((Fact.Filed) readFact(in));
    }
    return new OutletFile(changes);
  }

  public static void write(DemandLine line, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(line.sku());
    out.writeLong(line.cycle());
    out.writeByte(SUPPLIES.indexOf(line.supply()));
    writeTime(line.recordedAt(), out);
    out.writeUTF(line.eventId());
  }

  public static DemandLine readDemandLine(DataInput in) throws IOException {
    checkVersion(in);
    return new DemandLine(
        in.readUTF(), in.readLong(), SUPPLIES.get(in.readByte()), readTime(in), in.readUTF());
  }

  public static void write(SkuBook book, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(book.cycles().size());
    for (Map.Entry<Long, CycleBook> entry : book.cycles().entrySet()) {
      CycleBook cycle = entry.getValue();
      out.writeLong(entry.getKey());
      out.writeInt(cycle.supplied());
      out.writeInt(cycle.unsupplied());
      out.writeInt(cycle.undecided());
      out.writeInt(cycle.readings().size());
      for (SampleReading reading : cycle.readings()) {
        writeTime(reading.at(), out);
        out.writeUTF(reading.reader());
        out.writeBoolean(reading.empty());
        writeTime(reading.recordedAt(), out);
        out.writeUTF(reading.eventId());
      }
    }
  }

  public static SkuBook readSkuBook(DataInput in) throws IOException {
    checkVersion(in);
    int size = in.readInt();
    NavigableMap<Long, CycleBook> cycles = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      long number = in.readLong();
      int supplied = in.readInt();
      int unsupplied = in.readInt();
      int undecided = in.readInt();
      int count = in.readInt();
      List<SampleReading> readings = new ArrayList<>();
      for (int j = 0; j < count; j++) {
        readings.add(
            new SampleReading(
                readTime(in), in.readUTF(), in.readBoolean(), readTime(in), in.readUTF()));
      }
      cycles.put(number, new CycleBook(supplied, unsupplied, undecided, readings));
    }
    return new SkuBook(cycles);
  }

  public static void write(Contribution contribution, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeCell(contribution.cell(), out);
    writeTally(contribution.change(), out);
    writeTime(contribution.recordedAt(), out);
  }

  public static Contribution readContribution(DataInput in) throws IOException {
    checkVersion(in);
    return new Contribution(readCell(in), readTally(in), readTime(in));
  }

  public static void write(CellBook book, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    writeCell(book.cell(), out);
    writeTally(book.tally(), out);
    writeTime(book.recordedAt(), out);
    out.writeByte(book.said().size());
    for (Metric metric : METRICS) {
      Revision revision = book.said().get(metric);
      if (revision != null) {
        out.writeByte(METRICS.indexOf(metric));
        out.writeInt(revision.number());
        out.writeByte(STATUSES.indexOf(revision.status()));
        out.writeLong(revision.share().numerator());
        out.writeLong(revision.share().denominator());
        out.writeLong(revision.share().excluded());
        out.writeByte(STANDINGS.indexOf(revision.standing()));
      }
    }
  }

  public static CellBook readCellBook(DataInput in) throws IOException {
    checkVersion(in);
    Cell cell = readCell(in);
    Tally tally = readTally(in);
    Instant recorded = readTime(in);
    int size = in.readByte();
    Map<Metric, Revision> said = new EnumMap<>(Metric.class);
    for (int i = 0; i < size; i++) {
      Metric metric = METRICS.get(in.readByte());
      said.put(
          metric,
          new Revision(
              metric,
              in.readInt(),
              STATUSES.get(in.readByte()),
              new Share(in.readLong(), in.readLong(), in.readLong()),
              STANDINGS.get(in.readByte())));
    }
    return new CellBook(cell, tally, recorded, said);
  }

  private static void writeHead(Fact fact, DataOutput out) throws IOException {
    out.writeUTF(fact.eventId());
    out.writeUTF(fact.outletId());
    writeTime(fact.at(), out);
    writeTime(fact.recordedAt(), out);
  }

  private static void writeCell(Cell cell, DataOutput out) throws IOException {
    out.writeUTF(cell.region());
    out.writeUTF(cell.sku());
    out.writeLong(cell.cycle());
  }

  private static Cell readCell(DataInput in) throws IOException {
    return new Cell(in.readUTF(), in.readUTF(), in.readLong());
  }

  private static void writeTally(Tally tally, DataOutput out) throws IOException {
    out.writeLong(tally.supplied());
    out.writeLong(tally.unsupplied());
    out.writeLong(tally.undecided());
    out.writeLong(tally.sampled());
    out.writeLong(tally.ordering());
    out.writeLong(tally.emptyOrdering());
    out.writeLong(tally.emptyOther());
  }

  private static Tally readTally(DataInput in) throws IOException {
    return new Tally(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }

  private static OptionalLong optional(long value) {
    return value == ABSENT ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static void writeTime(Instant time, DataOutput out) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  private static Instant readTime(DataInput in) throws IOException {
    return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
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
