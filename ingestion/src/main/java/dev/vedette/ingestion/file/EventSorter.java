package dev.vedette.ingestion.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Sorts more events than fit into memory: whenever the bound is reached, what is there is written
 * to a temporary file as a sorted run, and at the end the runs are merged.
 */
final class EventSorter {
  private final int eventsInMemory;
  private final List<FileEvent> events = new ArrayList<>();
  private final List<Path> runs = new ArrayList<>();
  private long count;

  EventSorter(int eventsInMemory) {
    this.eventsInMemory = eventsInMemory;
  }

  void add(FileEvent event) {
    if (events.size() >= eventsInMemory) {
      spill();
    }
    events.add(event);
    count++;
  }

  OrderedEvents finish() {
    events.sort(FileEvent.ORDER);
    return new Merged();
  }

  void discard() {
    for (Path run : runs) {
      try {
        Files.deleteIfExists(run);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot delete the temporary file %s".formatted(run), e);
      }
    }
  }

  private void spill() {
    events.sort(FileEvent.ORDER);
    try {
      Path run = Files.createTempFile("vedette-load-", ".run");
      runs.add(run);
      SortedRun.write(run, events);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write a temporary file for sorting. Free some disk space, or point java.io.tmpdir to where there is some",
          e);
    }
    events.clear();
  }

  private final class Merged implements OrderedEvents {
    private final List<SortedRun> open = new ArrayList<>();

    @Override
    public long size() {
      return count;
    }

    @Override
    public Iterator<FileEvent> iterator() {
      if (runs.isEmpty()) {
        return events.iterator();
      }
      PriorityQueue<Head> heads =
          new PriorityQueue<>(Comparator.comparing(Head::event, FileEvent.ORDER));
      add(heads, events.iterator());
      for (Path run : runs) {
        SortedRun reader = SortedRun.open(run);
        open.add(reader);
        add(heads, reader);
      }
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return !heads.isEmpty();
        }

        @Override
        public FileEvent next() {
          Head head = heads.poll();
          if (head == null) {
            throw new NoSuchElementException();
          }
          add(heads, head.rest());
          return head.event();
        }
      };
    }

    private static void add(PriorityQueue<Head> heads, Iterator<FileEvent> rest) {
      if (rest.hasNext()) {
        heads.add(new Head(rest.next(), rest));
      }
    }

    @Override
    public void close() {
      open.forEach(SortedRun::close);
      discard();
    }
  }

  private record Head(FileEvent event, Iterator<FileEvent> rest) {}
}
