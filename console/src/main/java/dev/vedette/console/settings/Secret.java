package dev.vedette.console.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/**
 * Where a secret is, which never stands in the settings themselves. It is read each time that it is
 * needed.
 */
public sealed interface Secret {
  /**
   * The secret, without white space around it.
   *
   * @throws IOException if it is not there
   */
  String read() throws IOException;

  /**
   * A file that nobody but its owner can open.
   *
   * @param file absolute
   */
  record OfFile(Path file) implements Secret {
    private static final int MOST_BYTES = 4096;
    private static final Set<PosixFilePermission> OWNER =
        Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    @Override
    public String read() throws IOException {
      if (!Files.isRegularFile(file)) {
        throw new IOException("Cannot read the secret: there is no file " + file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("Cannot read the secret: %s is too large".formatted(file));
      }
      if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IOException(
            "Cannot read the secret: %s can be opened by others: chmod 600 it".formatted(file));
      }
      return given(Files.readString(file), file.toString());
    }
  }

  /** A variable of the environment of the process. */
  record OfEnvironment(String variable, Map<String, String> environment) implements Secret {
    @Override
    public String read() throws IOException {
      return given(environment.getOrDefault(variable, ""), "the variable " + variable);
    }

    /** Without the environment, which holds more than it. */
    @Override
    public String toString() {
      return "OfEnvironment[" + variable + "]";
    }
  }

  private static String given(String value, String place) throws IOException {
    if (value.isBlank()) {
      throw new IOException("Cannot read the secret: %s is empty".formatted(place));
    }
    return value.strip();
  }
}
