package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.ingestion.file.RejectedRow;
import dev.vedette.simulator.Arrivals;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.MarketSink;
import dev.vedette.simulator.SimulatedEvent;
import dev.vedette.simulator.folder.MarketFolder;
import dev.vedette.topic.EventType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a simulated market writes is what ingestion reads. */
class SimulatedFolderTest {
  private static final MarketParameters PARAMETERS =
      MarketParameters.from(LocalDate.of(2026, 1, 5)).sized(90, 16, 60);

  @TempDir private Path folder;

  @Test
  void everyRowIsReadAndGivesTheEventOfALiveRunWithTheSameId() throws Exception {
    Map<String, SpecificRecord> live = new HashMap<>();
    Arrivals arrivals = new Arrivals(new Market(PARAMETERS), MarketSink.NONE);
    while (arrivals.hasNext()) {
      SimulatedEvent event = arrivals.next().identified();
      put(live, event.type(), event.event());
    }

    MarketFolder.write(new Market(PARAMETERS), folder, 2, outlets -> {});
    List<RejectedRow> rejected = new ArrayList<>();
    Map<String, SpecificRecord> read = new HashMap<>();
    EventFolder events = EventFolder.open(folder, Instant.parse("2026-06-01T00:00:00Z"));
    assertThat(events.faults()).isEmpty();
    assertThat(events.files()).hasSameSizeAs(EventType.reported());
    try (OrderedEvents all =
        events.read(new ProductCatalogue(), rejected::add, ReadProgress.NONE)) {
      for (FileEvent event : all) {
        put(read, event.type(), event.event());
      }
    }

    assertThat(rejected).isEmpty();
    assertThat(read.keySet()).isEqualTo(live.keySet());
    read.forEach((id, event) -> assertThat(event).as(id).isEqualTo(live.get(id)));
  }

  private static void put(
      Map<String, SpecificRecord> events, EventType type, SpecificRecord event) {
    // The one thing in which a file and the simulator differ.
    event.put(type.schema().getField("reported_by_system").pos(), "");
    assertThat(events.put(type + " " + type.eventId(event), event)).as(event.toString()).isNull();
  }
}
