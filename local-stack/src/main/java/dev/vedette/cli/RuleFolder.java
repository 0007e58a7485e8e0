package dev.vedette.cli;

import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.file.EventFile;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.FileEvent;
import dev.vedette.ingestion.file.FileFault;
import dev.vedette.ingestion.file.OrderedEvents;
import dev.vedette.ingestion.file.ReadProgress;
import dev.vedette.price.Fact;
import dev.vedette.price.Observation;
import dev.vedette.price.OutletRecord;
import dev.vedette.price.PriceFacts;
import dev.vedette.price.PriceLaw;
import dev.vedette.price.ProductRecord;
import dev.vedette.price.RuleCheck;
import dev.vedette.price.RuleEntry;
import dev.vedette.price.RuleFinding;
import dev.vedette.provenance.Origin;
import dev.vedette.stack.StackException;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The price law and the products in a folder of event files. */
final class RuleFolder {
  private final List<RuleEntry> entries = new ArrayList<>();
  private final List<ProductRecord> products = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();

  private RuleFolder() {}

  /**
   * Reads the price rules and the products; other files are left alone.
   *
   * @param now present time, by which rows from the future are rejected
   * @throws StackException if the folder holds no price rules
   */
  static RuleFolder read(Path folder, Instant now) throws IOException {
    List<EventFile> files =
        EventFolder.open(folder, now).files().stream()
            .filter(
                file -> file.type() == EventType.PRICE_RULES || file.type() == EventType.PRODUCTS)
            .toList();
    if (files.stream().noneMatch(file -> file.type() == EventType.PRICE_RULES)) {
      throw new StackException(
          "Cannot check %s: it holds no readable price-rules file (.csv, .csv.gz, .jsonl, .jsonl.gz)."
              .formatted(folder));
    }
    RuleFolder rules = new RuleFolder();
    EventFolder folderOfThem = EventFolder.open(files.stream().map(EventFile::path).toList(), now);
    try (OrderedEvents events =
        folderOfThem.read(
            new ProductCatalogue(), row -> rules.refused.add(row.toString()), ReadProgress.NONE)) {
      for (FileEvent event : events) {
        rules.add(PriceFacts.read(event.event(), Origin.line(event.line())));
      }
    }
    folderOfThem.faults().stream().map(FileFault::toString).forEach(rules.refused::add);
    return rules;
  }

  private void add(Optional<Fact> fact) {
    switch (fact.orElseThrow()) {
      case RuleEntry entry -> entries.add(entry);
      case ProductRecord product -> products.add(product);
      case OutletRecord outlet -> throw new IllegalStateException(outlet.toString());
      case Observation observation -> throw new IllegalStateException(observation.toString());
    }
  }

  /** Rows and files that would be refused, and why. */
  List<String> refused() {
    return List.copyOf(refused);
  }

  int entries() {
    return entries.size();
  }

  long products() {
    return products.stream().map(ProductRecord::sku).distinct().count();
  }

  List<RuleFinding> findings() {
    return RuleCheck.check(PriceLaw.of(entries), products);
  }
}
