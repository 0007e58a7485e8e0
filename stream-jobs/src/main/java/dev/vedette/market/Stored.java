package dev.vedette.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How the parts that stored values share are stored. */
final class Stored {
  private static final int VERSION = 1;

  private Stored() {}

  static void writeVersion(DataOutput out) throws IOException {
    out.writeByte(VERSION);
  }

  static void checkVersion(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "Cannot read stored state of version %d: this release reads version %d. Restore with the release that wrote it."
              .formatted(version, VERSION));
    }
  }

  static void writeTime(Instant time, DataOutput out) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  static Instant readTime(DataInput in) throws IOException {
    return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
  }

  static void write(BigDecimal decimal, DataOutput out) throws IOException {
    byte[] unscaled = decimal.unscaledValue().toByteArray();
    out.writeByte(decimal.scale());
    out.writeByte(unscaled.length);
    out.write(unscaled);
  }

  static BigDecimal readDecimal(DataInput in) throws IOException {
    int scale = in.readByte();
    byte[] unscaled = new byte[in.readByte()];
    in.readFully(unscaled);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }

  static void writeOptional(@Nullable BigDecimal decimal, DataOutput out) throws IOException {
    out.writeBoolean(decimal != null);
    if (decimal != null) {
      write(decimal, out);
    }
  }

  static @Nullable BigDecimal readOptional(DataInput in) throws IOException {
    return in.readBoolean() ? readDecimal(in) : null;
  }
}
