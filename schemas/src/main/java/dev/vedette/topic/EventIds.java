package dev.vedette.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ids that the same facts always get, whoever computes them and whenever. */
public final class EventIds {
  private static final int ID_BYTES = 16;

  private EventIds() {}

  /**
   * The id of an event whose reporter gave none.
   *
   * @param type kind of event
   * @param businessKey values of {@link EventType#businessKey()}, in that order, in their canonical
   *     text; null where not known
   * @param recordedAt canonical text of {@code recorded_at} where the reporter gave it, so that a
   *     correction is an event of its own; null where it did not
   * @return 32 hexadecimal digits
   */
  public static String derive(
      EventType type, List<@Nullable String> businessKey, @Nullable String recordedAt) {
    MessageDigest digest = sha256();
    update(digest, type.topic());
    for (String part : businessKey) {
      update(digest, part);
    }
    update(digest, recordedAt);
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /**
   * An id for something that the product itself states, such as an alert.
   *
   * @param kind what is identified, so that equal parts of different kinds differ
   * @param parts what makes it that one and no other
   * @return 32 hexadecimal digits
   */
  public static String of(String kind, String... parts) {
    MessageDigest digest = sha256();
    update(digest, kind);
    for (String part : parts) {
      update(digest, part);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
  }

  /** Each part goes in with its length, so that ("ab", "c") and ("a", "bc") differ. */
  private static void update(MessageDigest digest, @Nullable String part) {
    if (part == null) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).flip());
      return;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
