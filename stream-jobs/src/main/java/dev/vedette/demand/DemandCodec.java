package dev.vedette.demand;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The stored form of what the estimators know. Whoever stores it marks it with a version. */
public final class DemandCodec {
  // The place in this list is what is stored: append, never reorder.
  private static final List<Consumption.Shelf> SHELVES =
      List.of(
          Consumption.Shelf.STOCKED,
          Consumption.Shelf.FOUND_EMPTY,
          Consumption.Shelf.EMPTY_THROUGHOUT);

  private DemandCodec() {}

  public static void write(DemandModel model, DataOutput out) throws IOException {
    writeFloats(model.values(), out);
  }

  public static DemandModel readModel(DataInput in) throws IOException {
    return DemandModel.of(readFloats(DemandModel.SIZE, in));
  }

  public static void write(Consumption seen, DataOutput out) throws IOException {
    out.writeDouble(seen.from());
    out.writeDouble(seen.to());
    out.writeLong(seen.units());
    out.writeDouble(seen.spread());
    out.writeLong(seen.unit());
    out.writeByte(SHELVES.indexOf(seen.shelf()));
  }

  public static Consumption readConsumption(DataInput in) throws IOException {
    return new Consumption(
        in.readDouble(),
        in.readDouble(),
        in.readLong(),
        in.readDouble(),
        in.readLong(),
        SHELVES.get(in.readByte()));
  }

  public static void write(Baseline baseline, DataOutput out) throws IOException {
    out.writeFloat(baseline.units());
    out.writeFloat(baseline.days());
    out.writeFloat(baseline.dispersion());
  }

  public static Baseline readBaseline(DataInput in) throws IOException {
    return new Baseline(in.readFloat(), in.readFloat(), in.readFloat());
  }

  public static void write(Contribution contribution, DataOutput out) throws IOException {
    out.writeByte(contribution.daysAgo());
    out.writeShort(contribution.spanDays());
    out.writeLong(contribution.weighedUnits());
    out.writeLong(contribution.weighedRate());
    out.writeLong(contribution.units());
    out.writeLong(contribution.days());
  }

  public static Contribution readContribution(DataInput in) throws IOException {
    return new Contribution(
        in.readByte(), in.readShort(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  public static void write(Surge surge, DataOutput out) throws IOException {
    out.writeLong(surge.day());
    out.writeByte(surge.logs().length);
    writeFloats(surge.logs(), out);
    writeFloats(surge.persistence(), out);
    out.writeFloat(surge.typicalRate());
  }

  public static Surge readSurge(DataInput in) throws IOException {
    return new Surge(
        in.readLong(), readFloats(in.readByte(), in), readFloats(7, in), in.readFloat());
  }

  public static void write(SurgeHistory history, DataOutput out) throws IOException {
    out.writeInt(history.settled().size());
    for (Surge surge : history.settled()) {
      write(surge, out);
    }
    out.writeBoolean(history.provisional().isPresent());
    if (history.provisional().isPresent()) {
      write(history.provisional().get(), out);
    }
  }

  public static SurgeHistory readHistory(DataInput in) throws IOException {
    int size = in.readInt();
    List<Surge> settled = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      settled.add(readSurge(in));
    }
    return new SurgeHistory(
        List.copyOf(settled), in.readBoolean() ? Optional.of(readSurge(in)) : Optional.empty());
  }

  public static void write(SurgePool pool, DataOutput out) throws IOException {
    SurgeFilter.State state = pool.filtered();
    out.writeLong(state.day());
    writeDoubles(state.logs(), out);
    writeDoubles(state.covariance(), out);
    writeDoubles(state.squares(), out);
    writeDoubles(state.products(), out);
    writeDoubles(state.weekdays(), out);
    out.writeDouble(state.units());
    out.writeDouble(state.outletDays());
    out.writeInt(pool.open().size());
    for (Map.Entry<Long, List<Contribution>> day : pool.open().entrySet()) {
      out.writeLong(day.getKey());
      out.writeInt(day.getValue().size());
      for (Contribution each : day.getValue()) {
        write(each, out);
      }
    }
  }

  public static SurgePool readPool(DataInput in) throws IOException {
    SurgeFilter.State state =
        new SurgeFilter.State(
            in.readLong(),
            readDoubles(SurgeFilter.LAGS, in),
            readDoubles(SurgeFilter.LAGS * SurgeFilter.LAGS, in),
            readDoubles(7, in),
            readDoubles(7, in),
            readDoubles(7, in),
            in.readDouble(),
            in.readDouble());
    int days = in.readInt();
    Map<Long, List<Contribution>> open = new TreeMap<>();
    for (int i = 0; i < days; i++) {
      long day = in.readLong();
      int size = in.readInt();
      List<Contribution> each = new ArrayList<>();
      for (int j = 0; j < size; j++) {
        each.add(readContribution(in));
      }
      open.put(day, List.copyOf(each));
    }
    return new SurgePool(state, open);
  }

  private static void writeFloats(float[] values, DataOutput out) throws IOException {
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] readFloats(int size, DataInput in) throws IOException {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }

  private static void writeDoubles(double[] values, DataOutput out) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readDoubles(int size, DataInput in) throws IOException {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
