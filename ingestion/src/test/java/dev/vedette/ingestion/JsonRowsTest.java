package dev.vedette.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonRowsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Outcome read(EventType type, String json) throws IOException {
    EventReader reader = new EventReader(type, Rows.catalogue(), "test");
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      Outcome outcome = JsonRows.read(parser, reader, Rows.NOW);
      assertThat(parser.nextToken()).as("the value is read to its end").isNull();
      return outcome;
    }
  }

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void anObjectOfTextsMakesTheSameEventAsTheRow(EventType type) throws IOException {
    assertThat(read(type, JSON.writeValueAsString(Rows.of(type))))
        .isEqualTo(Rows.read(type, Rows.of(type)));
  }

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void anObjectWithNumbersMakesTheSameEventAsTheRow(EventType type) throws IOException {
    ObjectNode object = JSON.createObjectNode();
    for (Column column : EventColumns.of(type)) {
      String value = Rows.of(type).get(column.name());
      switch (column.kind()) {
        case WHOLE, QUANTITY, DECIMAL, REAL -> {
          if (value == null) {
            object.putNull(column.name());
          } else {
            object.put(column.name(), new BigDecimal(value));
          }
        }
        default -> object.put(column.name(), value);
      }
    }
    assertThat(read(type, object.toString())).isEqualTo(Rows.read(type, Rows.of(type)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"outlet_id\":{\"id\":1}}|wrong_type",
        "{\"outlet_id\":[1,[2]]}|wrong_type",
        "{\"outlet_id\":true}|wrong_type",
        "{\"outlet_id\":\"O\",\"outlet_id\":\"P\"}|repeated_column",
        "{\"outlet\":\"O\",\"more\":{\"a\":[1]}}|unknown_column",
        "{\"outlet_id\":\"\\ud800\"}|undecodable",
        "{\"outlet_id\":\"\\ud83d\\ude00\"}|missing_value",
        "[1,2]|malformed_json",
        "17|malformed_json",
        "{}|missing_value",
      })
  void aStrangeObjectIsRejected(String json, String code) throws IOException {
    Outcome outcome = read(EventType.INVENTORY_READINGS, json);
    assertThat(((Rejection) outcome).reason().code()).isEqualTo(code);
  }

  @Test
  void aNumberIsTakenAsItIsWritten() throws IOException {
    Map<String, String> row = Rows.with(EventType.INVENTORY_READINGS, "on_hand", "");
    row.remove("on_hand");
    String json = JSON.writeValueAsString(row).replaceFirst("}$", ",\"on_hand\":12.0}");
    assertThat(((Rejection) read(EventType.INVENTORY_READINGS, json)).reason())
        .isEqualTo(Reason.NOT_A_NUMBER);
  }
}
