package dev.vedette.ingestion.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.topic.EventType;
import org.junit.jupiter.api.Test;

class EventIdSetTest {
  @Test
  void anIdIsNewOnce() {
    EventIdSet ids = new EventIdSet();
    for (int round = 0; round < 2; round++) {
      for (int id = 0; id < 50_000; id++) {
        assertThat(ids.add(EventType.ORDERS, "order-" + id)).isEqualTo(round == 0);
      }
    }
    assertThat(ids.size()).isEqualTo(50_000);
  }

  @Test
  void idsOfDifferentTypesNeverMeet() {
    EventIdSet ids = new EventIdSet();
    assertThat(ids.add(EventType.ORDERS, "1")).isTrue();
    assertThat(ids.add(EventType.DELIVERIES, "1")).isTrue();
  }
}
