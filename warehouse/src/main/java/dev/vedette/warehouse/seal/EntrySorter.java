package dev.vedette.warehouse.seal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of entries in bounded memory: sorted runs go to temporary files, which are then
 * merged.
 */
final class EntrySorter implements Closeable {
  /** Some 40 MB. */
  static final int STANDARD_RUN = 500_000;

  private final int longestRun;
  private final List<byte[]> run = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();
  private long count;

  /** The next entry of a run. */
  private static final class Head {
    private final byte[] entry;
    private final EntryList.Cursor rest;

    Head(byte[] entry, EntryList.Cursor rest) {
      this.entry = entry;
      this.rest = rest;
    }
  }

  /**
   * @param longestRun entries that are held in memory
   */
  EntrySorter(int longestRun) {
    this.longestRun = longestRun;
  }

  void add(byte[] entry) throws IOException {
    count++;
    run.add(entry);
    if (run.size() == longestRun) {
      spill();
    }
  }

  long count() {
    return count;
  }

  /** All of them, in order. Nothing can be added afterwards. */
  EntryList.Cursor sorted() throws IOException {
    if (!run.isEmpty()) {
      spill();
    }
    PriorityQueue<Head> heads =
        new PriorityQueue<>((one, other) -> Arrays.compareUnsigned(one.entry, other.entry));
    List<EntryList.Cursor> open = new ArrayList<>();
    for (Path file : runs) {
      EntryList.Cursor cursor = EntryList.open(file);
      open.add(cursor);
      push(heads, cursor);
    }
    return new EntryList.Cursor() {
      @Override
      public byte @Nullable [] next() throws IOException {
        Head head = heads.poll();
        if (head == null) {
          return null;
        }
        push(heads, head.rest);
        return head.entry;
      }

      @Override
      public void close() throws IOException {
        for (EntryList.Cursor cursor : open) {
          cursor.close();
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    for (Path file : runs) {
      Files.deleteIfExists(file);
    }
  }

  private static void push(PriorityQueue<Head> heads, EntryList.Cursor cursor) throws IOException {
    byte[] entry = cursor.next();
    if (entry != null) {
      heads.add(new Head(entry, cursor));
    }
  }

  private void spill() throws IOException {
    run.sort(Arrays::compareUnsigned);
    Path file = Files.createTempFile("vedette-seal-", ".run");
    runs.add(file);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (byte[] entry : run) {
        out.write(entry);
      }
    }
    run.clear();
  }
}
