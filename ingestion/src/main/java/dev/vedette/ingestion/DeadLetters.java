package dev.vedette.ingestion;

import dev.vedette.event.DeadLetter;
import dev.vedette.topic.EventIds;
import dev.vedette.topic.EventType;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes the dead letter of something that was rejected. */
public final class DeadLetters {
  /** Waits for a fix. */
  public static final String OPEN = "open";

  /** Its payload was accepted after a fix. */
  public static final String REPLAYED = "replayed";

  public static final String CSV = "csv";
  public static final String JSON = "json";

  private static final String GATEWAY = "gateway:";

  /**
   * Where rejected input came from.
   *
   * @param name a file's name, or {@link #gateway}
   * @param line line in the file or index in the batch, the first is 1; null where there is but one
   */
  public record Origin(String name, @Nullable Long line) {
    /** The {@code index}-th record of a request, sent with the key of a source. */
    public static Origin gateway(String source, long index) {
      return new Origin(GATEWAY + source, index);
    }

    /** Name of the source whose key was used; null for a file. */
    public @Nullable String source() {
      return name.startsWith(GATEWAY) ? name.substring(GATEWAY.length()) : null;
    }

    /** A batch that is sent again may have another order, a file has not. */
    private String place() {
      return name.startsWith(GATEWAY) || line == null ? "" : line.toString();
    }
  }

  private DeadLetters() {}

  /**
   * The same input rejected again for the same reason makes a dead letter with the same id.
   *
   * @param type what the input was meant to be
   * @param format {@link #CSV} or {@link #JSON}
   * @param header the header row of a CSV payload
   * @param payload the original bytes
   * @param now when it was rejected
   */
  public static DeadLetter of(
      EventType type,
      Origin origin,
      Rejection rejection,
      String format,
      @Nullable String header,
      byte[] payload,
      Instant now) {
    return DeadLetter.newBuilder()
        .setEventId(
            EventIds.of(
                "dead-letter",
                type.topic(),
                origin.name(),
                origin.place(),
                rejection.reason().code(),
                sha256(payload)))
        .setRecordedAt(now.truncatedTo(ChronoUnit.MICROS))
        .setReason(rejection.reason().code())
        .setDetail(rejection.detail())
        .setEventType(type.topic())
        .setOrigin(origin.name())
        .setLine(origin.line())
        .setColumn(rejection.column())
        .setValue(rejection.value())
        .setFormat(format)
        .setHeader(header)
        .setPayload(ByteBuffer.wrap(payload))
        .setSourceTopic(null)
        .setSourcePartition(null)
        .setSourceOffset(null)
        .setStatus(OPEN)
        .build();
  }

  private static String sha256(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
