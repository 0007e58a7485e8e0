package dev.vedette.ingestion.kafka;

import java.time.Duration;
import java.util.Locale;

/**
 * How to reach the broker.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param timeout how long to wait for any answer. Too low, and a broker that is merely busy is
 *     taken for dead; too high, and a dead one is noticed late
 * @param compression of what is sent
 */
public record BrokerSettings(String bootstrapServers, Duration timeout, Compression compression) {
  /** How batches are compressed. */
  public enum Compression {
    NONE,
    LZ4,
    /** Half the size of LZ4 on our events, for little more work. */
    ZSTD;

    String setting() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Zstandard, and 30 seconds. */
  public static BrokerSettings of(String bootstrapServers) {
    return new BrokerSettings(bootstrapServers, Duration.ofSeconds(30), Compression.ZSTD);
  }

  public BrokerSettings withTimeout(Duration limit) {
    return new BrokerSettings(bootstrapServers, limit, compression);
  }

  public BrokerSettings withCompression(Compression codec) {
    return new BrokerSettings(bootstrapServers, timeout, codec);
  }

  BrokerUnavailableException unavailable(Throwable cause) {
    return new BrokerUnavailableException(
        "No answer from the Kafka broker at %s within %d s: is it running? (%s)"
            .formatted(bootstrapServers, timeout.toSeconds(), cause.getMessage()),
        cause);
  }
}
