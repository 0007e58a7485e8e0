package dev.vedette.archive;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.flink.util.TimeUtils;

/**
 * The settings of the archive job as a cluster passes them to a program: {@code --key value}, with
 * the names of {@link ArchiveSettings} in kebab case. {@code --catalog.NAME VALUE} is one of
 * Iceberg's client properties.
 */
final class ArchiveArguments {
  private static final String BOOTSTRAP_SERVERS = "bootstrap-servers";
  private static final String REGISTRY = "registry";
  private static final String COMMIT_INTERVAL = "commit-interval";
  private static final String PARALLELISM = "parallelism";
  private static final String UID_SUFFIX = "uid-suffix";
  private static final String CATALOG = "catalog.";
  private static final String CATALOG_URI = CATALOG + "uri";
  private static final List<String> KNOWN =
      List.of(BOOTSTRAP_SERVERS, REGISTRY, CATALOG_URI, COMMIT_INTERVAL, PARALLELISM, UID_SUFFIX);

  /** On a cluster rows may wait longer than on a desk, and files become larger. */
  private static final String DEFAULT_COMMIT_INTERVAL = "60 s";

  private ArchiveArguments() {}

  /**
   * @throws IllegalArgumentException if a key is unknown or missing, or a value cannot be read
   */
  static ArchiveSettings read(String... arguments) {
    Map<String, String> values = values(arguments);
    Map<String, String> catalog = new HashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(CATALOG)) {
            catalog.put(key.substring(CATALOG.length()), value);
          }
        });
    required(values, CATALOG_URI);
    return new ArchiveSettings(
        required(values, BOOTSTRAP_SERVERS),
        URI.create(required(values, REGISTRY)),
        catalog,
        duration(values.getOrDefault(COMMIT_INTERVAL, DEFAULT_COMMIT_INTERVAL)),
        number(values.getOrDefault(PARALLELISM, "1")),
        values.getOrDefault(UID_SUFFIX, ""));
  }

  private static Map<String, String> values(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String key = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!KNOWN.contains(key) && !key.startsWith(CATALOG)) {
        throw new IllegalArgumentException(
            "Cannot understand %s. Known are --%s and --%sNAME."
                .formatted(arguments[i], String.join(", --", new TreeSet<>(KNOWN)), CATALOG));
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "Cannot read --%s: its value is missing.".formatted(key));
      }
      values.put(key, arguments[i + 1]);
    }
    return values;
  }

  private static String required(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Cannot archive without --%s. Name it.".formatted(key));
    }
    return value;
  }

  private static Duration duration(String text) {
    try {
      return TimeUtils.parseDuration(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Cannot read --%s \"%s\". Write it like \"30 s\".".formatted(COMMIT_INTERVAL, text), e);
    }
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Cannot read --%s \"%s\". Write a whole number.".formatted(PARALLELISM, text), e);
    }
  }
}
