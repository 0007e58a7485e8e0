package dev.vedette.ingestion.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may send: one key for each source. The file {@value #FILE} has a line for each, the source's
 * name and the SHA-256 of its key in hex; the keys themselves are nowhere, but for that of the
 * source {@value #LOCAL}, which is made the first time for use on this machine and stands in
 * {@value #LOCAL_KEY}, readable by its owner alone.
 */
public final class ApiKeys {
  /** File with the digests. */
  public static final String FILE = "api-keys";

  /** File with the key for use on this machine. */
  public static final String LOCAL_KEY = "local.key";

  /** Source of what is sent with that key. */
  public static final String LOCAL = "local";

  private static final int KEY_BYTES = 32;

  private final Map<String, byte[]> digests;

  private ApiKeys(Map<String, byte[]> digests) {
    this.digests = digests;
  }

  /**
   * Reads the keys of a folder; makes the folder and the local key where there is none.
   *
   * @throws IOException if the folder cannot be used, or a line is not a name and a digest
   */
  public static ApiKeys open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      create(folder, file);
    }
    Map<String, byte[]> digests = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      int space = text.indexOf(' ');
      String name = space < 0 ? text : text.substring(0, space);
      String digest = space < 0 ? "" : text.substring(space).strip();
      if (!isName(name) || digest.length() != 64 || !isHex(digest)) {
        throw new IOException(
            "Cannot read line %d of %s: write the source's name (letters, digits, '-', '_', '.'), a space, and the SHA-256 of its key in hex"
                .formatted(number, file));
      }
      if (digests.putIfAbsent(name, HexFormat.of().parseHex(digest)) != null) {
        throw new IOException(
            "Cannot read line %d of %s: %s has a key already".formatted(number, file, name));
      }
    }
    return new ApiKeys(digests);
  }

  private static void create(Path folder, Path file) throws IOException {
    Files.createDirectories(folder);
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    writePrivately(folder.resolve(LOCAL_KEY), key + "\n");
    writePrivately(
        file,
        """
        # One source a line: its name, a space, the SHA-256 of its key in hex.
        # Make one: KEY=$(openssl rand -base64 32); printf %%s "$KEY" | sha256sum
        # The gateway reads this when it starts.
        %s %s
        """
            .formatted(LOCAL, HexFormat.of().formatHex(sha256(key))));
  }

  private static void writePrivately(Path file, String content) throws IOException {
    Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
    FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(ownerOnly);
    // Made private before anything is in it.
    Files.deleteIfExists(file);
    Files.createFile(file, attribute);
    Files.writeString(file, content);
  }

  /**
   * The source that a key belongs to. Takes the same time for every wrong key: each digest is
   * compared, and all of it.
   */
  Optional<String> sourceOf(String key) {
    byte[] presented = sha256(key);
    String source = null;
    for (Map.Entry<String, byte[]> known : digests.entrySet()) {
      if (MessageDigest.isEqual(known.getValue(), presented)) {
        source = known.getKey();
      }
    }
    return Optional.ofNullable(source);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= 100
        && name.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "-_.".indexOf(c) >= 0);
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(HexFormat::isHexDigit);
  }

  private static byte[] sha256(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
