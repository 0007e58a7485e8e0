package dev.vedette.ingestion.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final FakeBroker broker = new FakeBroker(new FakeRegistry());

  @Test
  void recordedTimeFollowsTheNewestEventAndStandsStillWithoutOne() {
    try (Heartbeats heartbeats =
        new Heartbeats(broker, Heartbeats.Mode.RECORDED, () -> NOON.plusSeconds(1000))) {
      heartbeats.beat();
      heartbeats.accepted(NOON);
      heartbeats.beat();
      heartbeats.accepted(NOON.minusSeconds(5));
      heartbeats.beat();
      heartbeats.accepted(NOON.plusSeconds(5));
      heartbeats.accepted(NOON.plusSeconds(3));
      heartbeats.beat();
    }
    assertThat(broker.heartbeats()).containsExactly(NOON, NOON.plusSeconds(5));
  }

  @Test
  void wallTimeMovesWithoutEvents() {
    Instant[] now = {NOON};
    try (Heartbeats heartbeats = new Heartbeats(broker, Heartbeats.Mode.WALL, () -> now[0])) {
      heartbeats.beat();
      now[0] = NOON.plusSeconds(1);
      heartbeats.beat();
    }
    assertThat(broker.heartbeats()).containsExactly(NOON, NOON.plusSeconds(1));
  }
}
