package dev.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.simulator.Arrivals;
import dev.vedette.simulator.Market;
import dev.vedette.simulator.MarketParameters;
import dev.vedette.simulator.MarketSink;
import dev.vedette.topic.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveFeedTest {
  private static final MarketParameters PARAMETERS =
      MarketParameters.from(LocalDate.of(2026, 1, 5)).sized(30, 4, 21);
  private static final Pace AT_ONCE = (arrival, number) -> 0;

  private final KeepingPublisher publisher = new KeepingPublisher();
  private final KeepingProgress progress = new KeepingProgress();

  @Test
  void eventsAreSentInTheOrderInWhichTheyAreRecorded() {
    feed(AT_ONCE, Integer.MAX_VALUE).run(arrivals());
    assertThat(publisher.recordedAt)
        .hasSizeGreaterThan(1000)
        .isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(progress.complete).isTrue();
    assertThat(progress.events).isEqualTo(publisher.recordedAt.size());
  }

  @Test
  void atTheEndEventTimeStandsAtTheLastEvent() {
    feed(AT_ONCE, Integer.MAX_VALUE).run(arrivals());
    assertThat(publisher.heartbeats.getLast())
        .isEqualTo(publisher.recordedAt.getLast())
        .isEqualTo(progress.reached);
    assertThat(publisher.unacknowledged).isZero();
  }

  @Test
  void whenStoppedWhatWasSentIsAcknowledgedAndEventTimeStandsThere() {
    feed(AT_ONCE, 500).run(arrivals());
    assertThat(publisher.recordedAt).hasSize(500);
    assertThat(progress.complete).isFalse();
    assertThat(publisher.heartbeats.getLast()).isEqualTo(publisher.recordedAt.getLast());
    assertThat(publisher.unacknowledged).isZero();
  }

  @Test
  void whenTheBrokerFailsTheFeedFails() {
    publisher.failsFrom = 100;
    LiveFeed feed = feed(AT_ONCE, Integer.MAX_VALUE);
    assertThatThrownBy(() -> feed.run(arrivals())).isInstanceOf(BrokerUnavailableException.class);
    assertThat(publisher.recordedAt).hasSize(100);
  }

  @Test
  void aSpeedDividesTheMarketsTimeAndARateCountsItsEvents() {
    Instant begin = Instant.parse("2026-01-05T00:00:00Z");
    assertThat(Pace.speed(begin, 43_200).dueNanos(begin.plusSeconds(86_400), 9))
        .isEqualTo(2_000_000_000L);
    assertThat(Pace.rate(500).dueNanos(begin, 250)).isEqualTo(500_000_000L);
    assertThatThrownBy(() -> Pace.rate(0))
        .hasMessage("Cannot simulate at rate 0.0: it must be above 0");
    assertThatThrownBy(() -> Pace.speed(begin, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Arrivals arrivals() {
    return new Arrivals(new Market(PARAMETERS), MarketSink.NONE);
  }

  private LiveFeed feed(Pace pace, int stopAfter) {
    return new LiveFeed(publisher, pace, () -> publisher.recordedAt.size() >= stopAfter, progress);
  }

  /** Acknowledges when it is flushed, as a broker does later. */
  private static final class KeepingPublisher implements EventPublisher {
    private final List<Instant> recordedAt = new ArrayList<>();
    private final List<Instant> heartbeats = new ArrayList<>();
    private final List<Acknowledgement> pending = new ArrayList<>();
    private int unacknowledged;
    private int failsFrom = Integer.MAX_VALUE;

    @Override
    public void publish(EventType type, SpecificRecord event, Acknowledgement acknowledgement) {
      if (recordedAt.size() >= failsFrom) {
        acknowledgement.done(new BrokerUnavailableException("gone", new IllegalStateException()));
        return;
      }
      assertThat(type.eventId(event)).hasSize(32);
      recordedAt.add((Instant) event.get(type.schema().getField("recorded_at").pos()));
      pending.add(acknowledgement);
      unacknowledged++;
    }

    @Override
    public synchronized void heartbeat(Instant time) {
      heartbeats.add(time);
    }

    @Override
    public void flush() {
      pending.forEach(acknowledgement -> acknowledgement.done(null));
      unacknowledged -= pending.size();
      pending.clear();
    }

    @Override
    public void close() {}
  }

  private static final class KeepingProgress implements LiveFeed.Progress {
    private @Nullable Instant reached;
    private long events;
    private boolean complete;

    @Override
    public void sent(Instant simulated, long count, long lagNanos) {}

    @Override
    public void ended(@Nullable Instant time, long count, boolean whole) {
      reached = time;
      events = count;
      complete = whole;
    }
  }
}
