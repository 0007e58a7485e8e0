package dev.vedette.benchmark;

import dev.vedette.topic.EventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/** Fills the topics of a test bed. */
final class MarketTopics {
  private static final int LINGER_MILLIS = 20;

  private MarketTopics() {}

  /** Tells a whole market; gives the time until all of it was acknowledged. */
  static Duration write(TestBed bed, SyntheticMarket market, Progress progress) throws IOException {
    long begin = System.nanoTime();
    try (EventProducer producer = new EventProducer(bed.brokers(), LINGER_MILLIS)) {
      market.tell(
          new SyntheticMarket.Listener() {
            @Override
            public void happened(EventType type, SpecificRecord event) {
              producer.happened(type, event);
            }

            @Override
            public void reached(Instant time) {
              producer.reached(time);
              progress.show(() -> "%,d events, up to %s".formatted(market.toldInAll(), time));
            }
          });
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
