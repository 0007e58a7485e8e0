package dev.vedette.price.job;

import dev.vedette.event.PriceVerdict;
import dev.vedette.kafka.EventDeserializer;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads Kafka records as statements about verdicts, whichever job made them. */
final class VerdictReader implements EventDeserializer.Reading<PriceVerdict> {
  private static final long serialVersionUID = 1;

  @Override
  public List<EventType> types() {
    return List.of(EventType.PRICE_VERDICTS);
  }

  @Override
  public PriceVerdict event(SpecificRecord event, ConsumerRecord<byte[], byte[]> record) {
    return (PriceVerdict) event;
  }

  @Override
  public @Nullable PriceVerdict heartbeat(Instant reached) {
    return null;
  }
}
