package dev.vedette.ingestion.deadletter;

import dev.vedette.event.DeadLetter;
import dev.vedette.ingestion.kafka.Decoding;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.topic.EventType;
import dev.vedette.wire.SchemaRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The dead letters as they stand: the latest statement about each. */
public final class DeadLetterLog {
  private final TopicReader topics;
  private final SchemaRegistry registry;

  public DeadLetterLog(TopicReader topics, SchemaRegistry registry) {
    this.topics = topics;
    this.registry = registry;
  }

  /**
   * Those that a filter lets through, in the order in which they first came.
   *
   * @throws dev.vedette.ingestion.kafka.BrokerUnavailableException if the broker does not answer
   */
  public List<DeadLetter> list(Predicate<DeadLetter> filter) {
    Decoding decoding = new Decoding(registry);
    Map<String, DeadLetter> latest = new LinkedHashMap<>();
    topics.read(
        Set.of(EventType.DEAD_LETTERS),
        TopicReader.ALL,
        message ->
            decoding
                .eventOf(message)
                .ifPresent(
                    event -> {
                      // The id is the key, so all statements about one letter are on one partition.
                      DeadLetter letter = (DeadLetter) event;
                      latest.put(letter.getEventId(), letter);
                    }));
    return latest.values().stream().filter(filter).toList();
  }
}
