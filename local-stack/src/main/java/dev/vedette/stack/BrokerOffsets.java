package dev.vedette.stack;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Where topics begin and end, and how far their readers are. Each offset is that of the record to
 * come.
 *
 * @param admin stays open
 * @param patience how long an answer may take
 */
record BrokerOffsets(Admin admin, Duration patience) {
  /**
   * Where topics end now.
   *
   * @throws StackException if the broker does not say
   */
  Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
    return at(
        answer(admin.describeTopics(topics).allTopicNames()).values().stream()
            .flatMap(
                (TopicDescription topic) ->
                    topic.partitions().stream()
                        .map(one -> new TopicPartition(topic.name(), one.partition())))
            .toList(),
        OffsetSpec.latest());
  }

  /**
   * The first records that are still there, or the end, of partitions.
   *
   * @throws StackException if the broker does not say
   */
  Map<TopicPartition, Long> at(Collection<TopicPartition> partitions, OffsetSpec which)
      throws InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), one -> which)))
                .all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  /**
   * How far a group of consumers is, as it told at last; without the partitions that it said
   * nothing of.
   *
   * @throws StackException if the broker does not say
   */
  Map<TopicPartition, Long> told(String group) throws InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, told) -> {
              if (told != null) {
                offsets.put(partition, told.offset());
              }
            });
    return offsets;
  }

  private <T> T answer(KafkaFuture<T> asked) throws InterruptedException {
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new StackException(
          "The broker does not say where its topics end, and how far they were read.", e);
    }
  }
}
