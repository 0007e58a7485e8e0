package dev.vedette.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.vedette.event.InventoryReading;
import dev.vedette.event.ReadingSource;
import dev.vedette.event.Unit;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class WireFormatTest {
  private static final int ID = 0x01020304;
  private static final Schema SCHEMA = EventType.INVENTORY_READINGS.schema();

  /** Knows one schema. */
  private record OneSchema(Schema schema) implements SchemaRegistry {
    @Override
    public int idOf(String subject, Schema asked) {
      return ID;
    }

    @Override
    public Schema schemaOf(int id) throws UndecodableRecordException {
      if (id != ID) {
        throw new UndecodableRecordException("No schema " + id);
      }
      return schema;
    }
  }

  private static InventoryReading reading() {
    Instant at = Instant.parse("2026-01-05T08:00:00.123456Z");
    return new InventoryReading(
        "e", at, "shop", "sku", at, 60L, Unit.PACK, 20L, ReadingSource.VISIT, null, "file");
  }

  private static byte[] encoded() {
    return new WireEncoder(ID, SCHEMA).encode(reading());
  }

  private static WireDecoder decoder() {
    return new WireDecoder(new OneSchema(SCHEMA), SCHEMA);
  }

  @Test
  void aRecordComesBackWithItsMicroseconds() throws UndecodableRecordException {
    assertThat(decoder().decode(encoded())).isEqualTo(reading());
  }

  @Test
  void theHeaderIsAZeroByteAndTheId() throws UndecodableRecordException {
    assertThat(Arrays.copyOf(encoded(), 5)).containsExactly(0, 1, 2, 3, 4);
    assertThat(WireDecoder.schemaId(encoded())).isEqualTo(ID);
  }

  @Test
  void aRecordOfAnotherKindIsRefused() {
    WireDecoder other = new WireDecoder(new OneSchema(EventType.VISITS.schema()), SCHEMA);
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> other.decode(encoded()));
  }

  @Test
  void anyDamageIsReportedAndNeverCrashesTheDecoder() {
    Random random = new Random(7);
    WireDecoder decoder = decoder();
    byte[] whole = encoded();
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 8));
      if (damaged.length > 0) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(decoder.decode(damaged)).isInstanceOf(InventoryReading.class);
      } catch (UndecodableRecordException e) {
        assertThat(e).hasMessageNotContaining("Exception");
      }
    }
  }

  @Test
  void bytesAfterTheRecordAreRefused() {
    byte[] longer = Arrays.copyOf(encoded(), encoded().length + 1);
    assertThatExceptionOfType(UndecodableRecordException.class)
        .isThrownBy(() -> decoder().decode(longer));
  }
}
