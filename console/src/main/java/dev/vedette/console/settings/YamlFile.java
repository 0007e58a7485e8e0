package dev.vedette.console.settings;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads YAML that people wrote: of bounded size, and without a key that is there twice. */
public final class YamlFile {
  private static final int MOST_BYTES = 64 * 1024;
  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private YamlFile() {}

  /**
   * What stands in a file.
   *
   * @throws IOException if it cannot be read, or is too large
   */
  public static String text(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          "Cannot read %s: it has more than %,d bytes".formatted(file, MOST_BYTES));
    }
    return Files.readString(file);
  }

  /**
   * Reads YAML.
   *
   * @param faults gets why it is none, with the line
   * @return nothing where it is none
   */
  public static Optional<JsonNode> parse(String text, List<String> faults) {
    try {
      return Optional.of(YAML.readTree(text));
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      faults.add(
          "%s%s"
              .formatted(
                  place == null ? "" : "line %d: ".formatted(place.getLineNr()),
                  // The reader shows the place below each line in the file itself.
                  String.valueOf(e.getOriginalMessage())
                      .lines()
                      .filter(line -> !line.startsWith(" "))
                      .collect(Collectors.joining(", "))));
      return Optional.empty();
    }
  }
}
