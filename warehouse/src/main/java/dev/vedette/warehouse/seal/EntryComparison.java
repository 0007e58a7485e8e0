package dev.vedette.warehouse.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Compares the sealed entries with those of the table as it is, both in order: what has the same
 * identity and another digest was changed, what is on one side only was removed or added.
 */
final class EntryComparison {
  /** So many are named; the others are counted. */
  static final int NAMED = 20;

  private long unchanged;
  private long changed;
  private long removed;
  private long added;
  private final Set<String> changedIdentities = new LinkedHashSet<>();
  private final Set<String> removedIdentities = new LinkedHashSet<>();

  private EntryComparison() {}

  static EntryComparison of(EntryList.Cursor sealed, EntryList.Cursor now) throws IOException {
    EntryComparison comparison = new EntryComparison();
    byte[] left = sealed.next();
    byte[] right = now.next();
    while (left != null || right != null) {
      byte[] identity = least(left, right);
      List<byte[]> before = new ArrayList<>();
      while (left != null && EntryList.sameIdentity(left, identity)) {
        before.add(left);
        left = sealed.next();
      }
      List<byte[]> after = new ArrayList<>();
      while (right != null && EntryList.sameIdentity(right, identity)) {
        after.add(right);
        right = now.next();
      }
      comparison.compare(identity(identity), before, after);
    }
    return comparison;
  }

  static String identity(byte[] entry) {
    return HexFormat.of().formatHex(entry, 0, RowDigests.IDENTITY_BYTES);
  }

  long unchanged() {
    return unchanged;
  }

  long changed() {
    return changed;
  }

  long removed() {
    return removed;
  }

  long added() {
    return added;
  }

  /** Of the first changed rows. */
  Set<String> changedIdentities() {
    return changedIdentities;
  }

  /** Of the first removed rows. */
  Set<String> removedIdentities() {
    return removedIdentities;
  }

  private void compare(String identity, List<byte[]> before, List<byte[]> after) {
    int kept = 0;
    for (byte[] entry : before) {
      if (after.removeIf(new Once(entry))) {
        kept++;
      }
    }
    int lost = before.size() - kept;
    int altered = Math.min(lost, after.size());
    unchanged += kept;
    changed += altered;
    removed += lost - altered;
    added += after.size() - altered;
    if (altered > 0 && changedIdentities.size() < NAMED) {
      changedIdentities.add(identity);
    }
    if (lost > altered && removedIdentities.size() < NAMED) {
      removedIdentities.add(identity);
    }
  }

  /** True of the first equal entry only. */
  private static final class Once implements Predicate<byte[]> {
    private final byte[] wanted;
    private boolean found;

    Once(byte[] wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean test(byte[] entry) {
      if (found || !Arrays.equals(entry, wanted)) {
        return false;
      }
      found = true;
      return true;
    }
  }

  private static byte[] least(byte @Nullable [] one, byte @Nullable [] other) {
    if (one == null) {
      return Objects.requireNonNull(other);
    }
    return other == null || Arrays.compareUnsigned(one, other) <= 0 ? one : other;
  }
}
