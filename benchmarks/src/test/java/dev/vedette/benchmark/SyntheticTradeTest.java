package dev.vedette.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.event.InventoryReading;
import dev.vedette.event.OrderLine;
import dev.vedette.event.PriceObservation;
import dev.vedette.event.Product;
import dev.vedette.event.ReadingSource;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SyntheticTradeTest {
  private static final SyntheticMarket.Size SIZE = new SyntheticMarket.Size(20, 5, 14);

  /** Keeps what it is told. */
  private static final class Told implements SyntheticMarket.Listener {
    private final List<SpecificRecord> events = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private Instant last = Instant.MIN;

    @Override
    public void happened(EventType type, SpecificRecord event) {
      assertThat(SyntheticTrade.TYPES).contains(type);
      assertThat(type.eventTime(event)).isAfterOrEqualTo(last);
      last = type.eventTime(event);
      events.add(event);
      ids.add(type.eventId(event));
    }

    @Override
    public void reached(Instant time) {
      assertThat(time).isAfterOrEqualTo(last);
      last = time;
    }

    <T extends SpecificRecord> List<T> of(Class<T> type) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
  }

  @Test
  void theSameSeedTellsTheSameInTheOrderOfTime() throws IOException {
    Told one = new Told();
    Told other = new Told();

    SyntheticTrade trade = new SyntheticTrade(SIZE, 7);
    trade.tell(one);
    new SyntheticTrade(SIZE, 7).tell(other);

    assertThat(one.events).isEqualTo(other.events);
    assertThat(one.ids).hasSize(one.events.size());
    assertThat(one.last).isEqualTo(trade.end());
    assertThat(trade.toldInAll()).isEqualTo(one.events.size());
  }

  @Test
  void sampleSitesAreCountedDailyAndTheOthersWithTheirPricesWeekly() throws IOException {
    Told told = new Told();

    new SyntheticTrade(SIZE, 7).tell(told);

    assertThat(told.of(Product.class)).hasSize(5);
    assertThat(told.of(OrderLine.class))
        .isNotEmpty()
        .allMatch(line -> line.getPricePerUnit() != null);
    // Of 20 outlets, numbers 0 and 10 are sample sites; there are 5 SKUs, two weeks of days.
    assertThat(told.of(InventoryReading.class))
        .hasSize(2 * 5 * 14 + 18 * 5 * 2)
        .filteredOn(reading -> reading.getSource() == ReadingSource.SAMPLE_SITE)
        .hasSize(2 * 5 * 14);
    assertThat(told.of(PriceObservation.class)).hasSize(20 * 5 * 2);
  }
}
