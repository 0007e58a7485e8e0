package dev.vedette.warehouse.seal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * The entry of a row in a seal: {@value #IDENTITY_BYTES} bytes of the SHA-256 of the columns that
 * tell it from others, then the SHA-256 of all its columns.
 *
 * <p>What is hashed says of each value its column, its kind and its length, so no two different
 * rows give the same bytes. Null is left out: a column that a later release adds changes nothing.
 * Whole numbers of either width are hashed alike, and so are fractions, because a column may be
 * widened. Neither the order of the rows nor the files that they stand in matter.
 */
final class RowDigests {
  static final int IDENTITY_BYTES = 16;
  static final int ENTRY_BYTES = IDENTITY_BYTES + 32;

  private static final OffsetDateTime EPOCH =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final List<NestedField> columns;
  private final List<NestedField> identity;
  private final MessageDigest sha256 = sha256();

  /**
   * @param schema the columns to hash
   * @param identity names of those that tell one row from another
   */
  RowDigests(Schema schema, List<String> identity) {
    this.columns =
        schema.columns().stream().sorted(Comparator.comparingInt(NestedField::fieldId)).toList();
    this.identity = identity.stream().map(schema::findField).toList();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  byte[] entry(Record row) {
    byte[] entry = Arrays.copyOf(hash(row, identity), ENTRY_BYTES);
    System.arraycopy(hash(row, columns), 0, entry, IDENTITY_BYTES, ENTRY_BYTES - IDENTITY_BYTES);
    return entry;
  }

  private byte[] hash(Record row, List<NestedField> fields) {
    for (NestedField field : fields) {
      Object value = row.getField(field.name());
      if (value != null) {
        add(field, value);
      }
    }
    return sha256.digest();
  }

  private void add(NestedField field, Object value) {
    switch (value) {
      case Boolean bool -> add(field, 'o', new byte[] {(byte) (bool ? 1 : 0)});
      case Integer number -> add(field, 'i', longBytes(number));
      case Long number -> add(field, 'i', longBytes(number));
      case Float number -> add(field, 'f', longBytes(Double.doubleToLongBits(number)));
      case Double number -> add(field, 'f', longBytes(Double.doubleToLongBits(number)));
      case BigDecimal number ->
          add(
              field,
              'n',
              (number.unscaledValue() + "e" + number.scale()).getBytes(StandardCharsets.US_ASCII));
      case CharSequence text -> add(field, 's', text.toString().getBytes(StandardCharsets.UTF_8));
      case LocalDate date -> add(field, 'd', longBytes(date.toEpochDay()));
      case OffsetDateTime time ->
          add(field, 't', longBytes(ChronoUnit.MICROS.between(EPOCH, time)));
      case LocalDateTime time ->
          add(field, 'l', longBytes(ChronoUnit.MICROS.between(EPOCH.toLocalDateTime(), time)));
      case UUID uuid -> add(field, 'u', uuid.toString().getBytes(StandardCharsets.US_ASCII));
      case ByteBuffer buffer -> add(field, 'b', bytes(buffer));
      case byte[] bytes -> add(field, 'b', bytes);
      default ->
          throw new IllegalArgumentException(
              "Cannot seal column %s: there is no canonical form of %s."
                  .formatted(field.name(), field.type()));
    }
  }

  private void add(NestedField field, char kind, byte[] value) {
    ByteBuffer head = ByteBuffer.allocate(9);
    head.putInt(field.fieldId()).put((byte) kind).putInt(value.length);
    sha256.update(head.array());
    sha256.update(value);
  }

  private static byte[] longBytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** A row's values that help a person to find it. */
  static String name(Record row, List<String> columns) {
    StringBuilder name = new StringBuilder();
    for (String column : columns) {
      @Nullable Object value = row.getField(column);
      if (value != null) {
        name.append(name.isEmpty() ? "" : ", ").append(column).append(' ').append(value);
      }
    }
    return name.toString();
  }
}
