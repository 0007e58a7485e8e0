package dev.vedette.ingestion.file;

import dev.vedette.event.Product;
import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.topic.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The event files of a folder. {@link #open} looks at names and headers alone; {@link #read} reads
 * the rows and gives the events in the order of their own time.
 *
 * <pre>{@code
 * EventFolder folder = EventFolder.open(path, Instant.now());
 * ProductCatalogue catalogue = new ProductCatalogue();
 * try (OrderedEvents events = folder.read(catalogue, rejected::add, ReadProgress.NONE)) {
 *   for (FileEvent event : events) { ... }
 * }
 * }</pre>
 */
public final class EventFolder {
  /** What events that came by file name as the system that reported them. */
  public static final String SYSTEM = "file";

  private static final int EVENTS_IN_MEMORY = 500_000;

  private final List<EventFile> files;
  private final List<FileFault> faults;
  private final Instant now;

  private EventFolder(List<EventFile> files, List<FileFault> faults, Instant now) {
    this.files = files;
    this.faults = faults;
    this.now = now;
  }

  /**
   * Looks at a folder, but not into its folders; or at a single file.
   *
   * @param path a folder or an event file
   * @param now present time, by which rows from the future are rejected
   * @throws IOException if the folder cannot be listed
   */
  public static EventFolder open(Path path, Instant now) throws IOException {
    return open(List.of(path), now);
  }

  /** Looks at several folders or files, as if all were in one folder. */
  public static EventFolder open(List<Path> paths, Instant now) throws IOException {
    List<EventFile> files = new ArrayList<>();
    List<FileFault> faults = new ArrayList<>();
    for (Path path : paths) {
      for (Path candidate : candidates(path)) {
        EventFile.at(candidate)
            .ifPresentOrElse(
                files::add,
                () ->
                    faults.add(
                        new FileFault(
                            String.valueOf(candidate.getFileName()),
                            EventFile.unknown(candidate))));
      }
    }
    // Products come first: they tell how the quantities of the others are converted.
    files.sort(
        Comparator.comparing((EventFile file) -> file.type() != EventType.PRODUCTS)
            .thenComparing(EventFile::type)
            .thenComparing(EventFile::name));
    ProductCatalogue none = new ProductCatalogue();
    List<EventFile> readable = new ArrayList<>();
    for (EventFile file : files) {
      FileFault fault =
          new EventFileReader(file, new EventReader(file.type(), none, SYSTEM), now).check();
      if (fault == null) {
        readable.add(file);
      } else {
        faults.add(fault);
      }
    }
    return new EventFolder(readable, faults, now);
  }

  private static List<Path> candidates(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "no such folder or file");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.filter(EventFile::isCandidate).sorted().toList();
    }
  }

  /** The same folder without the events of other types than these. */
  public EventFolder only(Collection<EventType> types) {
    return new EventFolder(
        files.stream().filter(file -> types.contains(file.type())).toList(), faults, now);
  }

  /** The files that can be read, in the order of reading. */
  public List<EventFile> files() {
    return List.copyOf(files);
  }

  /** What cannot be read at all; after {@link #read}, also what could not be read to its end. */
  public List<FileFault> faults() {
    return List.copyOf(faults);
  }

  /** Size of all files, as they are. */
  public long bytes() {
    return files.stream().mapToLong(EventFolder::size).sum();
  }

  private static long size(EventFile file) {
    try {
      return Files.size(file.path());
    } catch (IOException e) {
      // Only used to tell how much is left; reading the file will say what is wrong.
      return 0;
    }
  }

  /**
   * Reads all rows. Beyond {@value #EVENTS_IN_MEMORY} events they go through temporary files.
   *
   * @param catalogue learns the products of the folder before anything else is read; may know
   *     others already
   * @param rejects is given every row that is no event
   * @param progress is told how far the files have been read
   * @return the events in the order of {@link FileEvent#ORDER}; repeated ids are all there
   * @throws UncheckedIOException if the temporary files fail
   */
  public OrderedEvents read(
      ProductCatalogue catalogue, Consumer<RejectedRow> rejects, ReadProgress progress) {
    return read(catalogue, rejects, progress, EVENTS_IN_MEMORY);
  }

  OrderedEvents read(
      ProductCatalogue catalogue,
      Consumer<RejectedRow> rejects,
      ReadProgress progress,
      int eventsInMemory) {
    EventSorter sorter = new EventSorter(eventsInMemory);
    try {
      for (EventFile file : files) {
        EventReader reader = new EventReader(file.type(), catalogue, SYSTEM);
        FileFault fault =
            new EventFileReader(file, reader, now)
                .read(
                    event -> {
                      if (event.event() instanceof Product product) {
                        catalogue.learn(product);
                      }
                      sorter.add(event);
                    },
                    rejects,
                    progress);
        if (fault != null) {
          faults.add(fault);
        }
      }
      return sorter.finish();
    } catch (RuntimeException e) {
      sorter.discard();
      throw e;
    }
  }
}
