package dev.vedette.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.InventoryReading;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SyntheticMarketTest {
  private static final SyntheticMarket.Size SIZE = new SyntheticMarket.Size(14, 5, 15);

  /** Keeps what it is told. */
  private static final class Told implements SyntheticMarket.Listener {
    private final List<SpecificRecord> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Instant last = Instant.MIN;
    private int empty;

    @Override
    public void happened(EventType type, SpecificRecord event) {
      assertThat(type.eventTime(event)).isAfterOrEqualTo(last);
      last = type.eventTime(event);
      events.add(event);
      ids.add(type.eventId(event));
      empty += event instanceof InventoryReading reading && reading.getOnHand() == 0 ? 1 : 0;
    }

    @Override
    public void reached(Instant time) {
      assertThat(time).isAfterOrEqualTo(last);
      last = time;
    }
  }

  @Test
  void theSameSeedTellsTheSameInTheOrderOfTime() throws IOException {
    Told one = new Told();
    Told other = new Told();

    SyntheticMarket market = new SyntheticMarket(SIZE, 7);
    market.tell(one);
    new SyntheticMarket(SIZE, 7).tell(other);

    assertThat(one.events).isEqualTo(other.events);
    assertThat(one.ids).hasSize(one.events.size());
    assertThat(one.last).isEqualTo(market.end());
    assertThat(market.told(EventType.INVENTORY_READINGS)).isEqualTo(SIZE.keys() * SIZE.days());
    assertThat(market.toldInAll()).isEqualTo(one.events.size());
  }

  @Test
  void someShelvesAreFoundEmptyAndMostAreNot() throws IOException {
    Told told = new Told();

    new SyntheticMarket(SIZE, 7).tell(told);

    assertThat(told.empty).isBetween(5, (int) SIZE.keys() * SIZE.days() / 5);
  }
}
