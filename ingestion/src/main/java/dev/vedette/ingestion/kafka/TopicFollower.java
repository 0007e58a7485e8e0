package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a topic on a thread of its own until it is closed. */
final class TopicFollower implements TopicReader.Following {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofSeconds(1);

  /** An idle broker answers twice a second. */
  private static final Duration SILENCE = Duration.ofSeconds(4);

  private final KafkaConsumer<byte[], byte @Nullable []> consumer;
  private final Thread thread;
  private volatile long answeredAt = System.nanoTime();
  private volatile boolean closed;

  private TopicFollower(
      EventType type,
      KafkaConsumer<byte[], byte @Nullable []> consumer,
      Consumer<ConsumerRecord<byte[], byte @Nullable []>> records) {
    this.consumer = consumer;
    this.thread = new Thread(() -> follow(type, records), "follow-" + type.topic());
    this.thread.setDaemon(true);
  }

  static TopicFollower start(
      EventType type,
      KafkaConsumer<byte[], byte @Nullable []> consumer,
      Consumer<ConsumerRecord<byte[], byte @Nullable []>> records) {
    TopicFollower follower = new TopicFollower(type, consumer, records);
    follower.thread.start();
    return follower;
  }

  private void follow(EventType type, Consumer<ConsumerRecord<byte[], byte @Nullable []>> records) {
    try (consumer) {
      // The client says nothing of a lost connection; but it counts what the broker answers.
      Optional<? extends Metric> answers =
          consumer.metrics().values().stream()
              .filter(metric -> metric.metricName().name().equals("fetch-total"))
              .findFirst();
      Object counted = null;
      while (!closed) {
        Object count = answers.map(Metric::metricValue).orElse(null);
        if (!Objects.equals(count, counted)) {
          counted = count;
          answeredAt = System.nanoTime();
        }
        try {
          for (ConsumerRecord<byte[], byte @Nullable []> message : consumer.poll(POLL)) {
            give(message, records);
          }
        } catch (WakeupException asked) {
          return;
        } catch (KafkaException e) {
          // The client itself goes on trying to reach the broker; this is something else.
          LOG.warn("Cannot read {}; trying again: {}", type.topic(), e.getMessage());
        }
      }
    }
  }

  /** Gives a record again until the registry, which may be needed to read it, answers. */
  private void give(
      ConsumerRecord<byte[], byte @Nullable []> message,
      Consumer<ConsumerRecord<byte[], byte @Nullable []>> records) {
    while (!closed) {
      try {
        records.accept(message);
        return;
      } catch (RegistryUnavailableException e) {
        LOG.warn("Cannot read a record of {} yet: {}", message.topic(), e.getMessage());
        LockSupport.parkNanos(POLL.toNanos());
      }
    }
  }

  @Override
  public boolean isAnswered() {
    return System.nanoTime() - answeredAt < SILENCE.toNanos();
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
