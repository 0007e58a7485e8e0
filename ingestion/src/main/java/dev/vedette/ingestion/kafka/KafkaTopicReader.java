package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import dev.vedette.topic.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads Kafka topics without belonging to a consumer group and without leaving a trace there. */
public final class KafkaTopicReader implements TopicReader {
  private static final Duration POLL = Duration.ofMillis(250);

  private final BrokerSettings settings;

  public KafkaTopicReader(BrokerSettings settings) {
    this.settings = settings;
  }

  @Override
  public long count(Collection<EventType> types) {
    try (KafkaConsumer<byte[], byte @Nullable []> consumer = consumer()) {
      List<TopicPartition> partitions = partitionsOf(consumer, types);
      Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
      long count = 0;
      for (Map.Entry<TopicPartition, Long> end : consumer.endOffsets(partitions).entrySet()) {
        count += end.getValue() - first.getOrDefault(end.getKey(), 0L);
      }
      return count;
    } catch (KafkaException e) {
      throw settings.unavailable(e);
    }
  }

  @Override
  public void read(
      Collection<EventType> types, long lastPerPartition, Consumer<TopicRecord> records) {
    Map<String, EventType> byTopic = new HashMap<>();
    types.forEach(type -> byTopic.put(type.topic(), type));
    try (KafkaConsumer<byte[], byte @Nullable []> consumer = consumer()) {
      List<TopicPartition> partitions = partitionsOf(consumer, types);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
      List<TopicPartition> unread = new ArrayList<>();
      Map<TopicPartition, Long> from = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long end = ends.getOrDefault(partition, 0L);
        long start = Math.max(starts.getOrDefault(partition, 0L), end - lastPerPartition);
        if (start < end) {
          unread.add(partition);
          from.put(partition, start);
        }
      }
      consumer.assign(unread);
      from.forEach(consumer::seek);
      poll(consumer, unread, ends, byTopic, records);
    } catch (KafkaException e) {
      throw settings.unavailable(e);
    }
  }

  private void poll(
      KafkaConsumer<byte[], byte @Nullable []> consumer,
      List<TopicPartition> unread,
      Map<TopicPartition, Long> ends,
      Map<String, EventType> byTopic,
      Consumer<TopicRecord> records) {
    long lastProgress = System.nanoTime();
    while (!unread.isEmpty()) {
      var batch = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte @Nullable []> message : batch) {
        EventType type = byTopic.get(message.topic());
        long end = ends.getOrDefault(new TopicPartition(message.topic(), message.partition()), 0L);
        if (type != null && message.offset() < end) {
          records.accept(record(type, message));
        }
      }
      // A transaction's markers have offsets and are no records, so positions tell, not records.
      boolean finished =
          unread.removeIf(
              partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
      if (finished || !batch.isEmpty()) {
        lastProgress = System.nanoTime();
        consumer.pause(
            consumer.assignment().stream()
                .filter(partition -> !unread.contains(partition))
                .toList());
      } else if (System.nanoTime() - lastProgress > settings.timeout().toNanos()) {
        throw settings.unavailable(new TimeoutException("no records of " + unread));
      }
    }
  }

  @Override
  public Following follow(EventType type, Consumer<TopicRecord> records) {
    KafkaConsumer<byte[], byte @Nullable []> consumer = consumer();
    try {
      List<TopicPartition> partitions = partitionsOf(consumer, List.of(type));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<TopicPartition> unread = new ArrayList<>(partitions);
      unread.removeIf(
          partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
      long lastProgress = System.nanoTime();
      while (!unread.isEmpty()) {
        var batch = consumer.poll(POLL);
        batch.forEach(message -> records.accept(record(type, message)));
        unread.removeIf(
            partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
        if (!batch.isEmpty()) {
          lastProgress = System.nanoTime();
        } else if (System.nanoTime() - lastProgress > settings.timeout().toNanos()) {
          throw settings.unavailable(new TimeoutException("no records of " + unread));
        }
      }
    } catch (KafkaException e) {
      consumer.close();
      throw settings.unavailable(e);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    return TopicFollower.start(type, consumer, message -> records.accept(record(type, message)));
  }

  private static TopicRecord record(
      EventType type, ConsumerRecord<byte[], byte @Nullable []> message) {
    return new TopicRecord(
        type,
        message.partition(),
        message.offset(),
        header(message, Headers.EVENT_ID),
        instant(header(message, Headers.HEARTBEAT)),
        message.value());
  }

  private static @Nullable String header(
      ConsumerRecord<byte[], byte @Nullable []> message, String name) {
    Header header = message.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException notOurs) {
      return null;
    }
  }

  private static List<TopicPartition> partitionsOf(
      KafkaConsumer<?, ?> consumer, Collection<EventType> types) {
    Map<String, List<PartitionInfo>> topics = consumer.listTopics();
    return types.stream()
        .flatMap(type -> topics.getOrDefault(type.topic(), List.of()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private KafkaConsumer<byte[], byte @Nullable []> consumer() {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.bootstrapServers(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10_000,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            8 * 1024 * 1024,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            timeout,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            timeout),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
