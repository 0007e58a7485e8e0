package dev.vedette.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.topic.EventType;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventColumnsTest {
  private static final List<String> MADE_HERE = List.of("reported_unit_size", "reported_by_system");

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void everyFieldOfTheSchemaHasItsColumnAndNoColumnIsLeftOver(EventType type) {
    Stream<String> targets =
        EventColumns.of(type).stream()
            .map(column -> column.isUnit() ? "reported_unit" : column.name());
    assertThat(Stream.concat(targets, MADE_HERE.stream().filter(name -> has(type, name))))
        .containsExactlyInAnyOrderElementsOf(
            type.schema().getFields().stream().map(Schema.Field::name).toList());
  }

  private static boolean has(EventType type, String name) {
    return type.schema().getField(name) != null;
  }

  @ParameterizedTest
  @MethodSource("dev.vedette.topic.EventType#reported")
  void whatTheSchemaNeedsIsRequired(EventType type) {
    for (Column column : EventColumns.of(type)) {
      Schema.Field field =
          type.schema().getField(column.isUnit() ? "reported_unit" : column.name());
      boolean filledHere =
          List.of(EventColumns.EVENT_ID, EventColumns.RECORDED_AT).contains(column.name());
      assertThat(column.isRequired())
          .as("%s.%s", type.topic(), column)
          .isEqualTo(!filledHere && !field.schema().isNullable());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonIsFoundByItsCode(Reason reason) {
    assertThat(Reason.ofCode(reason.code())).contains(reason);
  }
}
