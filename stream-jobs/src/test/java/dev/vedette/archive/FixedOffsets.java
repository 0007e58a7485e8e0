package dev.vedette.archive;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** A Kafka whose partitions all begin and end at the same offsets. */
record FixedOffsets(long first, long end) implements PartitionOffsetsRetriever {
  @Override
  public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
    throw new UnsupportedOperationException(
        "What a group has committed says nothing of the tables");
  }

  @Override
  public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
    return all(partitions, first);
  }

  @Override
  public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
    return all(partitions, end);
  }

  @Override
  public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
      Map<TopicPartition, Long> timestamps) {
    throw new UnsupportedOperationException("Times say nothing of the tables");
  }

  private static Map<TopicPartition, Long> all(Collection<TopicPartition> partitions, long offset) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    partitions.forEach(partition -> offsets.put(partition, offset));
    return offsets;
  }
}
