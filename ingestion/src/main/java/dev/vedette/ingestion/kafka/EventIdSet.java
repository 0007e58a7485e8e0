package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Millions of event ids in 16 bytes each. An id is known by 127 bits of its SHA-256, so two
 * different ids are taken for the same with a probability below 10<sup>-23</sup> in twenty million.
 * Ids of different types never meet. Not for use by several threads.
 */
public final class EventIdSet {
  private static final int DIGEST_BYTES = 32;
  private static final int PART_BITS = 8;

  private final MessageDigest sha256;
  private final byte[] digest = new byte[DIGEST_BYTES];
  private final ByteBuffer digestBuffer = ByteBuffer.wrap(digest).order(ByteOrder.BIG_ENDIAN);

  /** By the lowest bits of an id, so that never all of them are copied at once to grow. */
  private final Part[] parts = new Part[1 << PART_BITS];

  private int size;

  public EventIdSet() {
    Arrays.setAll(parts, part -> new Part());
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** False if it is there already. */
  public boolean add(EventType type, String id) {
    sha256.update(type.topic().getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) 0);
    sha256.update(id.getBytes(StandardCharsets.UTF_8));
    try {
      sha256.digest(digest, 0, DIGEST_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("The array has room for a digest", e);
    }
    long high = digestBuffer.getLong(0);
    long low = digestBuffer.getLong(Long.BYTES) | 1;
    if (!parts[(int) high & (parts.length - 1)].add(high >>> PART_BITS, low)) {
      return false;
    }
    size++;
    return true;
  }

  public int size() {
    return size;
  }

  /** Open addressing over pairs, of which a second half of 0 marks a free slot. */
  private static final class Part {
    private long[] slots = new long[2 * 16];
    private int size;

    boolean add(long high, long low) {
      if (!insert(slots, high, low)) {
        return false;
      }
      size++;
      if (size * 8L > slots.length * 3L) {
        grow();
      }
      return true;
    }

    /** The lowest bit of {@code low} is set, so no entry looks free. */
    private static boolean insert(long[] slots, long high, long low) {
      int mask = slots.length / 2 - 1;
      int slot = (int) high & mask;
      while (true) {
        long there = slots[2 * slot + 1];
        if (there == 0) {
          slots[2 * slot] = high;
          slots[2 * slot + 1] = low;
          return true;
        }
        if (there == low && slots[2 * slot] == high) {
          return false;
        }
        slot = (slot + 1) & mask;
      }
    }

    private void grow() {
      long[] larger = new long[Math.multiplyExact(slots.length, 2)];
      for (int slot = 0; slot < slots.length; slot += 2) {
        if (slots[slot + 1] != 0) {
          insert(larger, slots[slot], slots[slot + 1]);
        }
      }
      slots = larger;
    }
  }
}
