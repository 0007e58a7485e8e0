package dev.vedette.price.job;

import dev.vedette.event.PriceRule;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.kafka.RecordLetters;
import dev.vedette.price.PriceFacts;
import dev.vedette.provenance.Origin;
import dev.vedette.topic.EventType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads Kafka records as facts of the price law. */
final class FactReader implements EventDeserializer.Reading<Arrival> {
  /** Reason of the dead letter of a rule that cannot be applied. */
  static final String INAPPLICABLE_RULE = "inapplicable_rule";

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(FactReader.class);

  private final Clock clock;

  /**
   * @param clock tells when a rule was refused; serializable
   */
  FactReader(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<EventType> types() {
    return PriceFacts.TYPES;
  }

  @Override
  public Arrival event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
    Origin origin = new Origin(record.partition(), record.offset());
    try {
      return new Arrival.Reported(PriceFacts.read(event, origin).orElseThrow());
    } catch (IllegalArgumentException e) {
      // Ingestion refuses such a rule, so somebody went past it.
      String detail = String.valueOf(e.getMessage());
      LOG.warn("{} goes to the dead letters: {}", origin.describe(record.topic()), detail);
      return new Arrival.Refused(
          ((PriceRule) event).getRecordedAt(),
          RecordLetters.of(
              record.topic(),
              record.partition(),
              record.offset(),
              record.value(),
              INAPPLICABLE_RULE,
              detail,
              clock.instant()));
    }
  }

  @Override
  public Arrival heartbeat(Instant reached) {
    return new Arrival.TimeReached(reached);
  }
}
