package dev.vedette.ingestion.deadletter;

import dev.vedette.event.DeadLetter;
import dev.vedette.event.Product;
import dev.vedette.ingestion.DeadLetters;
import dev.vedette.ingestion.EventReader;
import dev.vedette.ingestion.Outcome;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.Reason;
import dev.vedette.ingestion.Rejection;
import dev.vedette.ingestion.file.EventFolder;
import dev.vedette.ingestion.file.RowPayload;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.Decoding;
import dev.vedette.ingestion.kafka.EventIdSet;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.topic.EventType;
import dev.vedette.wire.SchemaRegistry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tries open dead letters again, by the rules and the products as they are now. What is accepted
 * goes onto its topic, and then its letter is stated again, as replayed; broken off in between, the
 * next try finds the event there and only closes the letter.
 */
public final class DeadLetterReplay {
  private static final Set<String> INCOMPLETE =
      Set.of(Reason.TRUNCATED_FILE.code(), Reason.LINE_TOO_LONG.code());

  private final EventPublisher publisher;
  private final TopicReader topics;
  private final SchemaRegistry registry;
  private final InstantSource clock;

  public DeadLetterReplay(
      EventPublisher publisher, TopicReader topics, SchemaRegistry registry, InstantSource clock) {
    this.publisher = publisher;
    this.topics = topics;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * @param accepted letters whose event is on its topic now
   * @param repeated letters whose event was there already, by another way
   * @param rejected letters that stay open
   */
  public record Report(int accepted, int repeated, List<StillRejected> rejected) {
    public Report {
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * @param letter as it stands
   * @param rejection why it stays open
   */
  public record StillRejected(DeadLetter letter, Rejection rejection) {}

  /**
   * Tries the open letters that a filter lets through; products first, because others may wait for
   * them.
   *
   * @throws BrokerUnavailableException if the broker does not answer; what was reported before is
   *     done, and the rest can be tried again
   */
  public Report replay(DeadLetterFilter filter) {
    List<DeadLetter> letters =
        new ArrayList<>(
            new DeadLetterLog(topics, registry).list(filter.withStatus(DeadLetters.OPEN)));
    letters.sort(
        Comparator.comparing(letter -> !EventType.PRODUCTS.topic().equals(letter.getEventType())));
    return new OneReplay(letters).run();
  }

  private final class OneReplay {
    private final List<DeadLetter> letters;
    private final Instant now = clock.instant();
    private final ProductCatalogue catalogue = new ProductCatalogue();
    private final EventIdSet known = new EventIdSet();
    private final List<DeadLetter> done = new ArrayList<>();
    private final List<CompletableFuture<@Nullable Void>> underWay = new ArrayList<>();

    OneReplay(List<DeadLetter> letters) {
      this.letters = letters;
    }

    Report run() {
      learn();
      int accepted = 0;
      int repeated = 0;
      List<StillRejected> rejected = new ArrayList<>();
      for (DeadLetter letter : letters) {
        Optional<EventType> type = typeOf(letter);
        Outcome outcome = type.map(its -> read(its, letter)).orElseGet(() -> notOurs(letter));
        switch (outcome) {
          case Rejection rejection -> rejected.add(new StillRejected(letter, rejection));
          case Outcome.Accepted good -> {
            if (accept(type.orElseThrow(), good.event(), letter)) {
              accepted++;
            } else {
              repeated++;
            }
          }
        }
      }
      // No letter is closed before its event is there for certain.
      await();
      done.forEach(this::close);
      await();
      return new Report(accepted, repeated, rejected);
    }

    private void learn() {
      Set<EventType> types = EnumSet.of(EventType.PRODUCTS);
      letters.forEach(letter -> typeOf(letter).ifPresent(types::add));
      Decoding decoding = new Decoding(registry);
      topics.read(
          types,
          TopicReader.ALL,
          message -> {
            String id = message.eventId();
            if (id != null) {
              known.add(message.type(), id);
            }
            if (message.type() == EventType.PRODUCTS) {
              decoding.eventOf(message).ifPresent(this::learn);
            }
          });
    }

    private void learn(SpecificRecord event) {
      if (event instanceof Product product) {
        catalogue.learn(product);
      }
    }

    private Outcome read(EventType type, DeadLetter letter) {
      if (INCOMPLETE.contains(letter.getReason())) {
        return new Rejection(
            Reason.ofCode(letter.getReason()).orElseThrow(),
            null,
            null,
            "Only part of the row is kept: send it again whole");
      }
      String source = new DeadLetters.Origin(letter.getOrigin(), letter.getLine()).source();
      EventReader reader =
          new EventReader(type, catalogue, source == null ? EventFolder.SYSTEM : source);
      byte[] payload = bytes(letter.getPayload());
      return switch (letter.getFormat()) {
        case DeadLetters.CSV ->
            RowPayload.readCsv(
                letter.getHeader() == null ? "" : letter.getHeader(), payload, reader, now);
        case DeadLetters.JSON -> RowPayload.readJson(payload, reader, now);
        default -> notOurs(letter);
      };
    }

    /** False if the event is on its topic already. */
    private boolean accept(EventType type, SpecificRecord event, DeadLetter letter) {
      learn(event);
      done.add(letter);
      if (!known.add(type, type.eventId(event))) {
        return false;
      }
      publish(type, event);
      return true;
    }

    private void close(DeadLetter letter) {
      publish(
          EventType.DEAD_LETTERS,
          DeadLetter.newBuilder(letter)
              .setStatus(DeadLetters.REPLAYED)
              .setRecordedAt(now.truncatedTo(ChronoUnit.MICROS))
              .build());
    }

    private void publish(EventType type, SpecificRecord event) {
      CompletableFuture<@Nullable Void> acknowledged = new CompletableFuture<>();
      underWay.add(acknowledged);
      publisher.publish(type, event, failure -> settle(acknowledged, failure));
    }

    private void await() {
      publisher.flush();
      try {
        underWay.forEach(CompletableFuture::join);
      } catch (CompletionException e) {
        if (e.getCause() instanceof BrokerUnavailableException unavailable) {
          throw unavailable;
        }
        throw e;
      }
      underWay.clear();
    }
  }

  private static void settle(
      CompletableFuture<@Nullable Void> future, @Nullable Exception failure) {
    if (failure == null) {
      future.complete(null);
    } else {
      future.completeExceptionally(failure);
    }
  }

  private static Optional<EventType> typeOf(DeadLetter letter) {
    String topic = letter.getEventType();
    return topic == null
        ? Optional.empty()
        : EventType.ofTopic(topic).filter(EventType::isReported);
  }

  private static Rejection notOurs(DeadLetter letter) {
    return Rejection.of(
        Reason.UNDECODABLE,
        "A %s record of %s did not come through ingestion: whoever wrote it has to send it again"
            .formatted(letter.getFormat(), letter.getOrigin()));
  }

  private static byte[] bytes(ByteBuffer payload) {
    byte[] bytes = new byte[payload.remaining()];
    payload.duplicate().get(bytes);
    return bytes;
  }
}
