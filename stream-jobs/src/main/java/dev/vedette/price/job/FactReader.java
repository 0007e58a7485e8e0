package dev.vedette.price.job;

import dev.vedette.event.PriceRule;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.price.PriceFacts;
import dev.vedette.provenance.Origin;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads Kafka records as facts of the price law. */
final class FactReader implements EventDeserializer.Reading<Arrival> {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(FactReader.class);

  @Override
  public List<EventType> types() {
    return PriceFacts.TYPES;
  }

  @Override
  public Arrival event(SpecificRecord event, int partition, long offset) {
    try {
      return new Arrival.Reported(
          PriceFacts.read(event, new Origin(partition, offset)).orElseThrow());
    } catch (IllegalArgumentException e) {
      // Ingestion refuses such a rule, so somebody went past it.
      LOG.warn(
          "Left out {}/{}/{}: {}",
          EventType.PRICE_RULES.topic(),
          partition,
          offset,
          e.getMessage());
      return new Arrival.TimeReached(((PriceRule) event).getRecordedAt());
    }
  }

  @Override
  public Arrival heartbeat(Instant reached) {
    return new Arrival.TimeReached(reached);
  }
}
