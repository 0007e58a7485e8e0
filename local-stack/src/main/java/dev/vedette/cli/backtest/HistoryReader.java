package dev.vedette.cli.backtest;

import dev.vedette.backtest.History;
import dev.vedette.backtest.HistoryBuilder;
import dev.vedette.backtest.ScoringTime;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFile;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.FileFault;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.ingestion.file.RejectedRow;
import dev.vedette.provenance.Origin;
import dev.vedette.stack.StackException;
import dev.vedette.stockout.job.FactReader;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the events of a folder, as the production jobs read them, and the truth beside them. */
public final class HistoryReader {
  private static final Set<EventType> NEEDED =
      Set.of(EventType.DELIVERIES, EventType.INVENTORY_READINGS);
  private static final Set<EventType> READ =
      Set.of(
          EventType.PRODUCTS,
          EventType.OUTLETS,
          EventType.DELIVERIES,
          EventType.INVENTORY_READINGS);
  private static final int MOST_REJECTS_SHOWN = 3;

  private HistoryReader() {}

  /**
   * @param now present time, by which rows from the future are rejected
   * @param warnings is told of rows that are left out
   * @throws StackException if the folder lacks something, or a file cannot be read
   */
  public static History read(
      Path folder, ScoringTime scoringTime, Instant now, Consumer<String> warnings) {
    if (!Files.isDirectory(folder)) {
      throw new StackException("Cannot backtest %s: there is no such folder".formatted(folder));
    }
    HistoryBuilder history = new HistoryBuilder(scoringTime);
    TruthFile.read(folder, history);
    try {
      readFacts(EventFolder.open(files(folder, now), now), folder, history, warnings);
    } catch (IOException e) {
      throw new StackException("Cannot read %s: %s".formatted(folder, e.getMessage()), e);
    }
    try {
      return history.build();
    } catch (IllegalArgumentException e) {
      throw new StackException(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Path> files(Path folder, Instant now) throws IOException {
    EventFolder all = EventFolder.open(folder, now);
    List<EventFile> wanted =
        all.files().stream().filter(file -> READ.contains(file.type())).toList();
    Set<EventType> found = wanted.stream().map(EventFile::type).collect(Collectors.toSet());
    failOnFaults(all.faults(), folder);
    for (EventType type : NEEDED) {
      if (!found.contains(type)) {
        throw new StackException(
            "Cannot backtest %s: it has no %s.csv.gz".formatted(folder, type.topic()));
      }
    }
    return wanted.stream().map(EventFile::path).toList();
  }

  private static void readFacts(
      EventFolder files, Path folder, HistoryBuilder history, Consumer<String> warnings) {
    List<RejectedRow> rejected = new ArrayList<>();
    try (OrderedEvents events =
        files.read(new ProductCatalogue(), rejected::add, ReadProgress.NONE)) {
      failOnFaults(files.faults(), folder);
      for (FileEvent event : events) {
        FactReader.read(event.event(), Origin.line(event.line())).ifPresent(history::fact);
      }
    }
    rejected.stream().limit(MOST_REJECTS_SHOWN).forEach(row -> warnings.accept("Left out: " + row));
    if (rejected.size() > MOST_REJECTS_SHOWN) {
      warnings.accept("Left out: %,d more rows".formatted(rejected.size() - MOST_REJECTS_SHOWN));
    }
  }

  /** Half a file would give figures that look right and are not. */
  private static void failOnFaults(List<FileFault> faults, Path folder) {
    for (FileFault fault : faults) {
      if (READ.stream().anyMatch(type -> fault.file().startsWith(type.topic() + "."))) {
        throw new StackException("Cannot backtest %s: %s".formatted(folder, fault));
      }
    }
  }
}
