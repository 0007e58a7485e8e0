package dev.vedette.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gate: what any released version wrote can be read for ever. Each release adds a folder under
 * {@code schemas/released}, written by {@link #main}, and never changes an older one.
 */
class SchemaCompatibilityTest {
  private static final Path RELEASED =
      Path.of(Objects.requireNonNull(System.getProperty("vedette.root")))
          .resolve("schemas/released");

  record Released(String version, String topic, Schema schema) {
    @Override
    public String toString() {
      return version + "/" + topic;
    }
  }

  static List<Released> released() throws IOException {
    try (Stream<Path> files = Files.walk(RELEASED)) {
      return files
          .filter(file -> file.toString().endsWith(".avsc"))
          .sorted()
          .map(SchemaCompatibilityTest::read)
          .toList();
    }
  }

  private static Released read(Path file) {
    try {
      String topic = String.valueOf(file.getFileName()).replace(".avsc", "");
      return new Released(
          String.valueOf(Objects.requireNonNull(file.getParent()).getFileName()),
          topic,
          new Schema.Parser().parse(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SchemaCompatibilityType canRead(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType();
  }

  @ParameterizedTest
  @MethodSource("released")
  void whatAReleaseWroteCanStillBeRead(Released released) {
    EventType type =
        EventType.ofTopic(released.topic())
            .orElseThrow(() -> new AssertionError("Topic is gone: " + released));
    SchemaCompatibility.SchemaPairCompatibility answer =
        SchemaCompatibility.checkReaderWriterCompatibility(type.schema(), released.schema());
    assertThat(answer.getType())
        .as(answer.getDescription())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void theGateStopsAFieldWithoutADefault(Released released) {
    Schema.Field added = new Schema.Field("added", SchemaBuilder.builder().stringType());
    assertThat(canRead(with(released.schema(), added), released.schema()))
        .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
  }

  @ParameterizedTest
  @MethodSource("released")
  void theGateLetsAnOptionalFieldThrough(Released released) {
    Schema.Field added =
        new Schema.Field(
            "added",
            SchemaBuilder.builder().unionOf().nullType().and().stringType().endUnion(),
            null,
            Schema.Field.NULL_DEFAULT_VALUE);
    assertThat(canRead(with(released.schema(), added), released.schema()))
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  @Test
  void everyTopicOfTheNewestReleaseIsThere() throws IOException {
    String newest = released().getLast().version();
    assertThat(
            released().stream().filter(each -> each.version().equals(newest)).map(Released::topic))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(EventType.values()).map(EventType::topic).toList());
  }

  private static Schema with(Schema schema, Schema.Field added) {
    List<Schema.Field> fields =
        Stream.concat(
                schema.getFields().stream().map(field -> new Schema.Field(field, field.schema())),
                Stream.of(added))
            .toList();
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), schema.isError(), fields);
  }

  /** Writes the present schemas as those of a release into the folder given. */
  public static void main(String[] arguments) throws IOException {
    ObjectMapper json = new ObjectMapper();
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    for (EventType type : EventType.values()) {
      Files.writeString(
          folder.resolve(type.topic() + ".avsc"),
          json.readTree(type.schema().toString()).toPrettyString() + "\n");
    }
  }
}
