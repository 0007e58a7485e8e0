package dev.vedette.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  @Test
  void theSameKeyGivesTheSameIdForEver() {
    assertThat(EventIds.derive(EventType.ORDERS, List.of("O-1", "1"), null))
        .isEqualTo(EventIds.derive(EventType.ORDERS, List.of("O-1", "1"), null))
        .hasSize(32)
        .matches("[0-9a-f]+");
  }

  @Test
  void whereOnePartEndsAndTheNextBeginsMakesADifference() {
    assertThat(EventIds.of("kind", "ab", "c")).isNotEqualTo(EventIds.of("kind", "a", "bc"));
  }

  @Test
  void anUnknownPartIsNotAnEmptyOne() {
    assertThat(EventIds.derive(EventType.NEEDS, Arrays.asList("n", null), null))
        .isNotEqualTo(EventIds.derive(EventType.NEEDS, List.of("n", ""), null));
  }

  @Test
  void aCorrectionIsAnEventOfItsOwn() {
    assertThat(EventIds.derive(EventType.ORDERS, List.of("O-1", "1"), "2026-01-05T00:00:00Z"))
        .isNotEqualTo(EventIds.derive(EventType.ORDERS, List.of("O-1", "1"), null));
  }

  @Test
  void theSameKeyInAnotherTopicIsAnotherEvent() {
    assertThat(EventIds.derive(EventType.ORDERS, List.of("1", "1"), null))
        .isNotEqualTo(EventIds.derive(EventType.DELIVERIES, List.of("1", "1"), null));
  }
}
