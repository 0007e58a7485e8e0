package dev.vedette.ingestion.file;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.Product;
import dev.vedette.ingestion.DeadLetters;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.Decoding;
import dev.vedette.ingestion.kafka.EventIdSet;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads event files into the topics. All events are sent in the order of their own time, across all
 * files, because event time in the streaming jobs follows the topics together; whenever it comes to
 * a new day, heartbeats say so on every partition. An event whose id is known, from this load or
 * from the broker, is not sent again.
 */
public final class FileLoader {
  private final EventPublisher publisher;
  private final TopicReader topics;
  private final SchemaRegistry registry;
  private final InstantSource clock;

  /**
   * @param publisher takes the events; is not closed
   * @param topics tells what is there already
   * @param registry decodes the products among it
   * @param clock tells the time of loading
   */
  public FileLoader(
      EventPublisher publisher, TopicReader topics, SchemaRegistry registry, InstantSource clock) {
    this.publisher = publisher;
    this.topics = topics;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Loads folders or single files, as if all were in one folder.
   *
   * @throws IOException if a path is not there
   * @throws LoadFailedException if the broker or the registry stops answering; what it reports as
   *     accepted has been acknowledged
   */
  public LoadReport load(List<Path> paths, LoadSettings settings, LoadListener listener)
      throws IOException, LoadFailedException {
    EventFolder folder = EventFolder.open(paths, clock.instant());
    return new OneLoad(folder, settings, listener).run();
  }

  private final class OneLoad {
    private final long started = System.nanoTime();
    private final EventFolder folder;
    private final LoadSettings settings;
    private final LoadListener listener;
    private final Tally tally;
    private final ProductCatalogue catalogue = new ProductCatalogue();
    private final EventIdSet known = new EventIdSet();
    private boolean tooManyToCompare;
    private boolean sentSinceHeartbeat;
    private volatile @Nullable Exception failure;

    OneLoad(EventFolder folder, LoadSettings settings, LoadListener listener) {
      this.folder = folder;
      this.settings = settings;
      this.listener = listener;
      this.tally = new Tally(folder.files());
    }

    LoadReport run() throws LoadFailedException {
      try {
        learnFromBroker();
        read();
        publisher.flush();
      } catch (BrokerUnavailableException | RegistryUnavailableException e) {
        failure = e;
      }
      LoadReport report =
          new LoadReport(
              tally.counts(),
              folder.faults(),
              tooManyToCompare,
              Duration.ofNanos(System.nanoTime() - started));
      Exception cause = failure;
      if (cause != null) {
        throw new LoadFailedException(report, cause);
      }
      return report;
    }

    private void learnFromBroker() {
      Set<EventType> types = EnumSet.of(EventType.DEAD_LETTERS);
      folder.files().forEach(file -> types.add(file.type()));
      long records = topics.count(types);
      tooManyToCompare = records > settings.mostKnownIds();
      if (!tooManyToCompare && records > 0) {
        listener.checkingBroker(records);
        topics.read(
            types,
            TopicReader.ALL,
            message -> {
              String id = message.eventId();
              if (id != null) {
                known.add(message.type(), id);
              }
            });
      }
      Decoding decoding = new Decoding(registry);
      topics.read(
          Set.of(EventType.PRODUCTS),
          TopicReader.ALL,
          message ->
              decoding.eventOf(message).ifPresent(product -> catalogue.learn((Product) product)));
    }

    private void read() {
      long all = folder.bytes();
      long[] bytes = {0};
      try (OrderedEvents events =
          folder.read(
              catalogue,
              this::reject,
              count -> {
                bytes[0] += count;
                listener.reading(bytes[0], all);
              })) {
        send(events);
      }
    }

    private void reject(RejectedRow row) {
      String file = row.file().name();
      DeadLetter letter =
          DeadLetters.of(
              row.file().type(),
              new DeadLetters.Origin(file, row.line()),
              row.rejection(),
              row.file().format().code(),
              row.header(),
              row.payload(),
              clock.instant());
      if (known.add(EventType.DEAD_LETTERS, letter.getEventId())) {
        publisher.publish(
            EventType.DEAD_LETTERS,
            letter,
            refused -> {
              if (refused == null) {
                tally.rejected(file);
              } else {
                failure = refused;
              }
            });
      } else {
        tally.rejected(file);
      }
    }

    private void send(OrderedEvents events) {
      long all = events.size();
      long sent = 0;
      EventDays days = new EventDays();
      for (FileEvent event : events) {
        if (failure != null) {
          return;
        }
        if (days.isNew(event.time()) && sentSinceHeartbeat) {
          publisher.heartbeat(event.time());
          sentSinceHeartbeat = false;
        }
        send(event);
        listener.sending(++sent, all);
      }
      Instant last = days.last();
      if (settings.settleAfter() != null && last != null) {
        publisher.heartbeat(last.plus(settings.settleAfter()));
      }
    }

    private void send(FileEvent event) {
      String file = event.file();
      if (!known.add(event.type(), event.id())) {
        tally.repeated(file);
        return;
      }
      sentSinceHeartbeat = true;
      publisher.publish(
          event.type(),
          event.event(),
          refused -> {
            if (refused == null) {
              tally.accepted(file);
            } else {
              failure = refused;
            }
          });
    }
  }
}
