package dev.vedette.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vedette.event.StockState;
import dev.vedette.event.StockoutAlert;
import dev.vedette.topic.EventType;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of alerts as a manager's screen does, and times those that are expected. */
final class AlertWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final long NOT_YET = 0;

  private final Map<String, Times> expected = new ConcurrentHashMap<>();
  private final ObjectMapper mapper = new ObjectMapper();
  private final String brokers;
  private final Thread thread;
  private volatile boolean closed;
  private volatile Throwable failure = new IllegalStateException("It runs");

  /** When a reading was acknowledged and its alert seen, by {@link System#nanoTime}. */
  private static final class Times {
    private volatile long acknowledged = NOT_YET;
    private volatile long readable = NOT_YET;

    boolean areComplete() {
      return acknowledged != NOT_YET && readable != NOT_YET;
    }
  }

  private AlertWatch(String brokers) {
    this.brokers = brokers;
    this.thread = new Thread(this::watch, "alert-watch");
    thread.setDaemon(true);
  }

  static AlertWatch start(String brokers) {
    AlertWatch watch = new AlertWatch(brokers);
    watch.thread.start();
    return watch;
  }

  /** Forgets what was expected so far. */
  void begin() {
    expected.clear();
  }

  /** An alert on the ground of this reading is to come. */
  void expect(String eventId) {
    expected.put(eventId, new Times());
  }

  void acknowledged(String eventId, long nanos) {
    Times times = expected.get(eventId);
    if (times != null) {
      times.acknowledged = nanos;
    }
  }

  /** Waits for what is still to come, and gives the latencies since the beginning. */
  Latencies end(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline
        && !expected.values().stream().allMatch(Times::areComplete)) {
      if (!thread.isAlive()) {
        throw new IllegalStateException("Nobody reads the alerts any more.", failure);
      }
      Thread.sleep(LOOK_AGAIN);
    }
    List<Times> all = List.copyOf(expected.values());
    List<Double> millis =
        all.stream()
            .filter(Times::areComplete)
            // The acknowledgement may reach us after the alert has.
            .map(times -> Math.max(0, times.readable - times.acknowledged) / 1e6)
            .toList();
    return new Latencies(millis, all.size() - millis.size());
  }

  private void watch() {
    WireDecoder decoder = new WireDecoder(LocalRegistry.SHARED, EventType.STOCKOUT_ALERTS.schema());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(EventType.STOCKOUT_ALERTS.topic()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!closed) {
        Iterable<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL);
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> each : records) {
          seen((StockoutAlert) decoder.decode(each.value()), now);
        }
      }
    } catch (UndecodableRecordException | JsonProcessingException | RuntimeException e) {
      failure = e;
    }
  }

  private void seen(StockoutAlert alert, long now) throws JsonProcessingException {
    if (alert.getState() != StockState.OUT || expected.isEmpty()) {
      return;
    }
    String reading =
        mapper
            .readTree(alert.getEvidence())
            .path(EventType.INVENTORY_READINGS.topic())
            .path("event_id")
            .asText();
    Times times = expected.get(reading);
    if (times != null && times.readable == NOT_YET) {
      times.readable = now;
    }
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
  }
}
