package dev.vedette.benchmark;

import dev.vedette.topic.EventType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Fills the topics of a test bed. */
final class MarketTopics {
  private static final int LINGER_MILLIS = 20;

  private MarketTopics() {}

  /** Tells of something from its beginning to its end. */
  interface Story {
    void tell(SyntheticMarket.Listener listener) throws IOException;
  }

  /** Tells a whole market; gives the time until all of it was acknowledged. */
  static Duration write(TestBed bed, SyntheticMarket market, Progress progress) throws IOException {
    return write(bed, EventProducer.OF_STOCK, market::tell, progress);
  }

  /**
   * Tells a whole story; gives the time until all of it was acknowledged.
   *
   * @param types of the events in it
   */
  static Duration write(TestBed bed, List<EventType> types, Story story, Progress progress)
      throws IOException {
    long begin = System.nanoTime();
    long[] told = new long[1];
    try (EventProducer producer = new EventProducer(bed.brokers(), types, LINGER_MILLIS)) {
      story.tell(
          new SyntheticMarket.Listener() {
            @Override
            public void happened(EventType type, SpecificRecord event) {
              told[0]++;
              producer.happened(type, event);
            }

            @Override
            public void reached(Instant time) {
              producer.reached(time);
              progress.show(() -> "%,d events, up to %s".formatted(told[0], time));
            }
          });
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
