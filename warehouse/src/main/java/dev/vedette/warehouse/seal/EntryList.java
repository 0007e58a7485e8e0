package dev.vedette.warehouse.seal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A file of entries of {@value RowDigests#ENTRY_BYTES} bytes, in ascending order. */
final class EntryList {
  private EntryList() {}

  /** Entries one after another; null at the end. */
  interface Cursor extends Closeable {
    byte @Nullable [] next() throws IOException;
  }

  static Cursor open(Path file) throws IOException {
    return cursor(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static Cursor cursor(InputStream in) {
    return new Cursor() {
      @Override
      public byte @Nullable [] next() throws IOException {
        byte[] entry = in.readNBytes(RowDigests.ENTRY_BYTES);
        if (entry.length == 0) {
          return null;
        }
        if (entry.length < RowDigests.ENTRY_BYTES) {
          throw new IOException("A list of digests ends in the middle of an entry");
        }
        return entry;
      }

      @Override
      public void close() throws IOException {
        in.close();
      }
    };
  }

  /** Writes all entries, and gives the SHA-256 of the file in hex. */
  static String write(Cursor entries, Path file) throws IOException {
    MessageDigest sha256 = RowDigests.sha256();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (byte[] entry = entries.next(); entry != null; entry = entries.next()) {
        sha256.update(entry);
        out.write(entry);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** SHA-256 of a file, in hex. */
  static String sha256(Path file) throws IOException {
    MessageDigest sha256 = RowDigests.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  static boolean sameIdentity(byte[] one, byte[] other) {
    return Arrays.equals(one, 0, RowDigests.IDENTITY_BYTES, other, 0, RowDigests.IDENTITY_BYTES);
  }
}
