package dev.vedette.cli;

import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.OutletParameters;
import dev.vedette.simulator.folder.MarketFolder;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

/** A simulated market of a few sample shops, large enough for alerts of every kind. */
final class SmallMarket {
  private static final LocalDate START = LocalDate.of(2026, 1, 21);

  private SmallMarket() {}

  static MarketParameters parameters(long seed) {
    return MarketParameters.from(START)
        .withSeed(seed)
        .with(new OutletParameters(24, 1, 3, 2, 8, 0.3, 0.15, 0.8))
        .sized(24, 8, 70);
  }

  /** Writes its event files into an empty folder; gives the number of inventory readings. */
  static long write(long seed, Path folder) throws IOException {
    MarketFolder.write(new Market(parameters(seed)), folder, 1, outlets -> {});
    long readings = 0;
    try (OrderedEvents events =
        EventFolder.open(folder, Instant.now())
            .read(
                new ProductCatalogue(),
                row -> {
                  throw new AssertionError("Rejected: " + row);
                },
                ReadProgress.NONE)) {
      for (FileEvent event : events) {
        readings += event.type() == EventType.INVENTORY_READINGS ? 1 : 0;
      }
    }
    return readings;
  }
}
