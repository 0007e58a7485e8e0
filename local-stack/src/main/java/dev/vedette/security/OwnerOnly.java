package dev.vedette.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Files and folders that nobody but their owner can open. */
public final class OwnerOnly {
  private static final String FILE = "rw-------";
  private static final String FOLDER = "rwx------";
  private static final SecureRandom RANDOM = new SecureRandom();

  private OwnerOnly() {}

  /** Makes a folder, and takes it from everybody else where it is there. */
  public static Path folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(FOLDER));
  }

  /** Writes a file, or replaces it at once: readers find the old content or the new one. */
  public static void write(Path file, String content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    // Private before anything is in it.
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FILE)));
    Files.writeString(draft, content, StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The secret in a file; a new one is made where there is none. */
  static String secret(Path file, int bytes) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[bytes];
      RANDOM.nextBytes(random);
      write(file, Base64.getEncoder().encodeToString(random));
    }
    return Files.readString(file).strip();
  }
}
