package dev.vedette.table;

import dev.vedette.topic.EventType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Events with random values in all fields; the same seed gives the same events. */
public final class RandomEvents {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SPAN_MICROS =
      ChronoUnit.MICROS.between(START, START.plus(60, ChronoUnit.DAYS));

  private final Random random;

  public RandomEvents(long seed) {
    this.random = new Random(seed);
  }

  public SpecificRecord next(EventType type) {
    SpecificRecord event =
        (SpecificRecord)
            SpecificData.newInstance(SpecificData.get().getClass(type.schema()), type.schema());
    for (Schema.Field field : type.schema().getFields()) {
      event.put(field.pos(), value(field.schema()));
    }
    return event;
  }

  private @Nullable Object value(Schema schema) {
    if (schema.isUnion()) {
      return random.nextInt(4) == 0 ? null : value(schema.getTypes().get(1));
    }
    LogicalType logical = schema.getLogicalType();
    if (logical instanceof LogicalTypes.TimestampMicros) {
      return START.plus(random.nextLong(SPAN_MICROS), ChronoUnit.MICROS);
    }
    if (logical instanceof LogicalTypes.Date) {
      return LocalDate.ofEpochDay(random.nextInt(-20_000, 40_000));
    }
    if (logical instanceof LogicalTypes.Decimal decimal) {
      return new BigDecimal(new BigInteger(59, random), decimal.getScale());
    }
    return switch (schema.getType()) {
      case STRING -> "文 " + Long.toString(random.nextLong(), 36);
      case INT -> random.nextInt();
      case LONG -> random.nextLong();
      case DOUBLE -> random.nextGaussian();
      case BOOLEAN -> random.nextBoolean();
      case BYTES -> ByteBuffer.wrap(bytes());
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        yield SpecificData.get().createEnum(symbols.get(random.nextInt(symbols.size())), schema);
      }
      default -> throw new IllegalArgumentException("No random value for " + schema);
    };
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }
}
