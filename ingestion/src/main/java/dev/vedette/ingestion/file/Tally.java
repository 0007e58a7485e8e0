package dev.vedette.ingestion.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of the rows of each file; acknowledgements come from another thread. */
final class Tally {
  private static final class Counts {
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();
  }

  private final Map<String, Counts> files = new LinkedHashMap<>();

  Tally(List<EventFile> files) {
    files.forEach(file -> this.files.put(file.name(), new Counts()));
  }

  void accepted(String file) {
    of(file).accepted.incrementAndGet();
  }

  void repeated(String file) {
    of(file).repeated.incrementAndGet();
  }

  void rejected(String file) {
    of(file).rejected.incrementAndGet();
  }

  private Counts of(String file) {
    Counts counts = files.get(file);
    if (counts == null) {
      throw new IllegalArgumentException("Cannot count a row of %s: not loaded".formatted(file));
    }
    return counts;
  }

  List<LoadReport.FileCounts> counts() {
    return files.entrySet().stream()
        .map(
            file ->
                new LoadReport.FileCounts(
                    file.getKey(),
                    file.getValue().accepted.get(),
                    file.getValue().repeated.get(),
                    file.getValue().rejected.get()))
        .toList();
  }
}
