package dev.vedette.benchmark;

import dev.vedette.topic.EventType;
import dev.vedette.wire.UndecodableRecordException;
import dev.vedette.wire.WireDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that read and decode the topics of a job, and do nothing else. */
final class PlainConsumers {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String brokers;
  private final List<EventType> types;

  PlainConsumers(String brokers, List<EventType> types) {
    this.brokers = brokers;
    this.types = List.copyOf(types);
  }

  /** Reads everything with some consumers that share the partitions; gives the time it took. */
  Duration run(int consumers) throws Exception {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(consumers)) {
      List<Callable<Long>> parts = new ArrayList<>();
      for (int i = 0; i < consumers; i++) {
        int part = i;
        parts.add(() -> readPart(part, consumers));
      }
      for (Future<Long> part : threads.invokeAll(parts)) {
        part.get();
      }
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private long readPart(int part, int of) throws UndecodableRecordException {
    Map<String, WireDecoder> decoders = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> mine = new ArrayList<>();
      for (EventType type : types) {
        decoders.put(type.topic(), new WireDecoder(LocalRegistry.SHARED, type.schema()));
        consumer.partitionsFor(type.topic()).stream()
            .filter(partition -> partition.partition() % of == part)
            .forEach(p -> mine.add(new TopicPartition(p.topic(), p.partition())));
      }
      consumer.assign(mine);
      consumer.seekToBeginning(mine);
      Map<TopicPartition, Long> ends = consumer.endOffsets(mine);
      long left = ends.values().stream().mapToLong(Long::longValue).sum();
      long checksum = 0;
      while (left > 0) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          left--;
          WireDecoder decoder = decoders.get(each.topic());
          if (decoder != null && each.value() != null) {
            // Something must depend on what was decoded, or it may not be.
            checksum += decoder.decode(each.value()).get(0).hashCode();
          }
        }
      }
      return checksum;
    }
  }
}
