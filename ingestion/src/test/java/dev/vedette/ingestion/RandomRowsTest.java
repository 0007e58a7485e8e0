package dev.vedette.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows made up from the column declarations, by a generator whose seed is the type's name. */
class RandomRowsTest {
  private static final int ROWS = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void whatIsReadFromARowIsTheRow(EventType type) {
    Random random = new Random(type.topic().hashCode());
    for (int row = 0; row < ROWS; row++) {
      Map<String, String> written = row(type, random);
      if (Rows.read(type, written) instanceof Outcome.Accepted accepted) {
        assertThat(textOf(type, accepted.event(), written)).isEqualTo(written);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void aRowAndItsJsonObjectHaveTheSameOutcomeInAnyOrder(EventType type) throws IOException {
    Random random = new Random(type.topic().hashCode());
    EventReader reader = new EventReader(type, Rows.catalogue(), "test");
    int accepted = 0;
    for (int row = 0; row < ROWS; row++) {
      Map<String, String> written = row(type, random);
      List<String> order = new ArrayList<>(written.keySet());
      Collections.shuffle(order, random);
      Map<String, String> shuffled = new LinkedHashMap<>();
      order.forEach(column -> shuffled.put(column, written.getOrDefault(column, "")));
      Outcome outcome = Rows.read(type, written);
      accepted += outcome instanceof Outcome.Accepted ? 1 : 0;
      try (JsonParser parser = new JsonFactory().createParser(JSON.writeValueAsString(shuffled))) {
        parser.nextToken();
        assertThat(JsonRows.read(parser, reader, Rows.NOW)).isEqualTo(outcome);
      }
    }
    assertThat(accepted).as("rows that show anything").isGreaterThan(ROWS / 10);
  }

  /** A row whose values each suit their column; together they may still contradict each other. */
  private static Map<String, String> row(EventType type, Random random) {
    Map<String, String> row = new HashMap<>();
    for (Column column : EventColumns.of(type)) {
      if (column.isRequired() || random.nextBoolean()) {
        row.put(column.name(), column.name().equals("sku") ? "S-1" : value(column, random));
      }
    }
    return row;
  }

  private static String value(Column column, Random random) {
    return switch (column.kind()) {
      case TEXT ->
          column.name().equals("photo_sha256")
              ? "0f".repeat(32)
              : List.of("a", "b,c", "d\"e", "日本", "f\ng", "😀").get(random.nextInt(6))
                  + random.nextInt(1000);
      case CHOICE -> {
        List<String> words = List.copyOf(column.choices());
        yield words.get(random.nextInt(words.size()));
      }
      case TIME ->
          Rows.NOW
              .minus(Duration.ofSeconds(random.nextInt(1_000_000_000)))
              .plusNanos(random.nextInt(3) * 123_456_000L)
              .toString();
      case DATE -> LocalDate.of(2026, 1, 1).minusDays(random.nextInt(20_000)).toString();
      case WHOLE -> String.valueOf(random.nextLong(1, 300));
      case QUANTITY -> String.valueOf(random.nextLong(1_000_000));
      case DECIMAL ->
          BigDecimal.valueOf(random.nextLong(1, 1_000_000), 6).stripTrailingZeros().toPlainString();
      case REAL -> String.valueOf(random.nextInt(90) + 0.5);
    };
  }

  /** The event as a row, with those columns that the row had. */
  private static Map<String, String> textOf(
      EventType type, SpecificRecord event, Map<String, String> written) {
    Map<String, String> row = new HashMap<>();
    Schema schema = type.schema();
    for (Column column : EventColumns.of(type)) {
      if (written.containsKey(column.name())) {
        Schema.Field field = schema.getField(column.isUnit() ? "reported_unit" : column.name());
        Object value = event.get(field.pos());
        if (column.kind() == Column.Kind.QUANTITY) {
          value = (Long) value / (Long) event.get(schema.getField("reported_unit_size").pos());
        }
        row.put(column.name(), text(value));
      }
    }
    return row;
  }

  private static String text(Object value) {
    return switch (value) {
      case Enum<?> word -> word.name().toLowerCase(Locale.ROOT);
      case BigDecimal amount -> amount.stripTrailingZeros().toPlainString();
      case Instant instant -> instant.toString();
      default -> String.valueOf(value);
    };
  }
}
