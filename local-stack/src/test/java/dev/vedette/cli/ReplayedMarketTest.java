package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vedette.availability.OrderCycles;
import dev.vedette.event.MarketPane;
import dev.vedette.event.OrderLine;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.market.job.MarketRules;
import dev.vedette.replay.MarketReplay;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of a real market against sums of its order lines. */
class ReplayedMarketTest {
  private final Path sample = IndependentVerdicts.sample("oj-market-mini");

  @Test
  void theSameWhateverTheNumberOfThreadsAndAsMuchAsWasSupplied(@TempDir Path out)
      throws IOException {
    MarketReplay.Results two = replay(2);
    MarketReplay.Results one = replay(1);
    write(two, out.resolve("two"));
    write(one, out.resolve("one"));

    assertThat(out.resolve("one-panes")).hasSameBinaryContentAs(out.resolve("two-panes"));
    assertThat(out.resolve("one-trends")).hasSameBinaryContentAs(out.resolve("two-trends"));
    assertThat(two.trends()).isNotEmpty();

    Map<LocalDate, Long> weeks = weeks(two.panes());
    Map<LocalDate, Long> supplied = supplied();
    assertThat(weeks).isNotEmpty();
    // The last week may not be over when the last event is.
    supplied.keySet().removeIf(week -> !weeks.containsKey(week));
    assertThat(weeks).isEqualTo(supplied);
  }

  private MarketReplay.Results replay(int parallelism) throws IOException {
    return MarketReplay.run(
        new MarketFolderFeed(sample.toString(), Instant.now()),
        MarketRules.live(OrderCycles.standard()),
        parallelism);
  }

  private static void write(MarketReplay.Results results, Path file) throws IOException {
    MarketCsv.writePanes(results.panes(), file.resolveSibling(file.getFileName() + "-panes"));
    MarketCsv.writeTrends(results.trends(), file.resolveSibling(file.getFileName() + "-trends"));
  }

  /** Base units supplied of everything, by week. */
  private static Map<LocalDate, Long> weeks(List<MarketPane> panes) {
    Map<LocalDate, Long> weeks = new HashMap<>();
    for (MarketPane pane : panes) {
      if (pane.getItemKind().equals("category")
          && pane.getGroupKind().equals("total")
          && pane.getRegionLevel() == 1
          && pane.getPeriodDays() == 7) {
        weeks.merge(pane.getPeriodStart(), pane.getSuppliedUnits(), Long::sum);
      }
    }
    return weeks;
  }

  /** The same, by the order lines. */
  private Map<LocalDate, Long> supplied() throws IOException {
    Map<String, OrderLine> lines = new HashMap<>();
    try (OrderedEvents events =
        EventFolder.open(sample, Instant.now())
            .only(List.of(EventType.PRODUCTS, EventType.ORDERS))
            .read(new ProductCatalogue(), row -> {}, ReadProgress.NONE)) {
      for (FileEvent event : events) {
        if (event.event() instanceof OrderLine line) {
          lines.put(line.getOrderId() + "/" + line.getLineNo(), line);
        }
      }
    }
    Map<LocalDate, Long> weeks = new TreeMap<>();
    for (OrderLine line : lines.values()) {
      LocalDate monday =
          LocalDate.ofInstant(line.getOrderedAt(), ZoneOffset.UTC)
              .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      weeks.merge(monday, line.getSuppliedQty() == null ? 0 : line.getSuppliedQty(), Long::sum);
    }
    return weeks;
  }
}
