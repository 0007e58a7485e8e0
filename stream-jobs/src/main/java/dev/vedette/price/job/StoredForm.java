package dev.vedette.price.job;

import dev.vedette.measure.Money;
import dev.vedette.provenance.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts that stored values are made of. They never change; a new form gets a new name. */
final class StoredForm {
  private static final int ID_BYTES = 16;
  private static final int LONG_STRING = 255;
  private static final int ABSENT = -1;
  private static final long NO_AMOUNT = Long.MIN_VALUE;
  private static final HexFormat HEX = HexFormat.of();

  private StoredForm() {}

  /** Ids are mostly 32 hexadecimal digits, which take half the space as bytes. */
  static void writeId(String id, DataOutput out) throws IOException {
    byte[] bytes = bytes(id);
    out.writeBoolean(bytes.length > 0);
    if (bytes.length > 0) {
      out.write(bytes);
    } else {
      writeString(id, out);
    }
  }

  static String readId(DataInput in) throws IOException {
    if (!in.readBoolean()) {
      return readString(in);
    }
    byte[] bytes = new byte[ID_BYTES];
    in.readFully(bytes);
    return HEX.formatHex(bytes);
  }

  /** Empty where the id has another form. */
  private static byte[] bytes(String id) {
    if (id.length() != 2 * ID_BYTES) {
      return new byte[0];
    }
    for (int i = 0; i < id.length(); i++) {
      char digit = id.charAt(i);
      if (!HexFormat.isHexDigit(digit) || Character.isUpperCase(digit)) {
        return new byte[0];
      }
    }
    return HEX.parseHex(id);
  }

  /** Of any length, which Java's own form is not. */
  static void writeString(String text, DataOutput out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < LONG_STRING) {
      out.writeByte(bytes.length);
    } else {
      out.writeByte(LONG_STRING);
      out.writeInt(bytes.length);
    }
    out.write(bytes);
  }

  static String readString(DataInput in) throws IOException {
    int length = in.readUnsignedByte();
    byte[] bytes = new byte[length == LONG_STRING ? in.readInt() : length];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static void writeText(@Nullable String text, DataOutput out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      writeString(text, out);
    }
  }

  static @Nullable String readText(DataInput in) throws IOException {
    return in.readBoolean() ? readString(in) : null;
  }

  static void writeTime(Instant time, DataOutput out) throws IOException {
    out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
  }

  static Instant readTime(DataInput in) throws IOException {
    return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
  }

  static void writeTimeOrNone(@Nullable Instant time, DataOutput out) throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      writeTime(time, out);
    }
  }

  static @Nullable Instant readTimeOrNone(DataInput in) throws IOException {
    return in.readBoolean() ? readTime(in) : null;
  }

  /** Amounts are those of the schemas: 18 digits, six of them after the point. */
  static void writeAmount(@Nullable BigDecimal amount, DataOutput out) throws IOException {
    out.writeLong(
        amount == null ? NO_AMOUNT : amount.setScale(Money.SCALE).unscaledValue().longValueExact());
  }

  static @Nullable BigDecimal readAmount(DataInput in) throws IOException {
    long unscaled = in.readLong();
    return unscaled == NO_AMOUNT ? null : BigDecimal.valueOf(unscaled, Money.SCALE);
  }

  static void writeOrigin(Origin origin, DataOutput out) throws IOException {
    out.writeInt(origin.partition());
    out.writeLong(origin.position());
  }

  static Origin readOrigin(DataInput in) throws IOException {
    return new Origin(in.readInt(), in.readLong());
  }

  /**
   * @param known values in the order of their stored numbers: append, never reorder
   */
  static <T> void writeOneOf(List<T> known, @Nullable T value, DataOutput out) throws IOException {
    int number = value == null ? ABSENT : known.indexOf(value);
    if (value != null && number < 0) {
      throw new IOException("Cannot store %s: it has no number".formatted(value));
    }
    out.writeByte(number);
  }

  static <T> @Nullable T readOneOf(List<T> known, DataInput in) throws IOException {
    int number = in.readByte();
    return number == ABSENT ? null : known.get(number);
  }

  static <T> T required(@Nullable T value) throws IOException {
    if (value == null) {
      throw new IOException("Cannot read a stored value: a part of it is missing");
    }
    return value;
  }
}
