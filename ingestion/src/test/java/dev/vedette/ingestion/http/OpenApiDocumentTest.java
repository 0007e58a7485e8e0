package dev.vedette.ingestion.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vedette.ingestion.Column;
import dev.vedette.ingestion.EventColumns;
import dev.vedette.topic.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenApiDocumentTest {
  private static final JsonNode DOCUMENT =
      OpenApiDocument.create(
          GatewaySettings.of(0, "127.0.0.1:1", URI.create("http://127.0.0.1:1"), Path.of("keys")));

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void everyColumnOfEveryTypeIsDescribed(EventType type) {
    JsonNode schema = DOCUMENT.at("/components/schemas/" + type.schema().getName());
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactlyElementsOf(EventColumns.of(type).stream().map(Column::name).toList());
    assertThat(texts(schema.path("required")))
        .containsExactlyElementsOf(
            EventColumns.of(type).stream().filter(Column::isRequired).map(Column::name).toList());
    schema
        .path("properties")
        .forEach(
            property ->
                assertThat(property.path("description").asText())
                    .isNotBlank()
                    .doesNotContain("null"));
  }

  @Test
  void theWordsOfAChoiceAreListed() {
    assertThat(texts(DOCUMENT.at("/components/schemas/InventoryReading/properties/unit/enum")))
        .containsExactly("unit", "pack", "carton", "case");
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    DOCUMENT
        .findValuesAsText("$ref")
        .forEach(
            reference ->
                assertThat(DOCUMENT.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
