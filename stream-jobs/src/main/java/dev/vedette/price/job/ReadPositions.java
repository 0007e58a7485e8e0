package dev.vedette.price.job;

import dev.vedette.price.Fact;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Positions in topics: a fact counts if its offset lies before the position of its partition.
 * Tables are judged as of positions that never go back, so that no judgement overrules one by
 * somebody who knew more.
 */
public final class ReadPositions implements Serializable {
  private static final long serialVersionUID = 1;

  private final HashMap<String, HashMap<Integer, Long>> next = new HashMap<>();

  /** Nothing was read. */
  public ReadPositions() {}

  /**
   * Adds the position of a partition.
   *
   * @param offset of the first record that was not read yet
   */
  public void put(String topic, int partition, long offset) {
    next.computeIfAbsent(topic, none -> new HashMap<>()).put(partition, offset);
  }

  /** Whether a record had been read. */
  public boolean hasRead(String topic, int partition, long offset) {
    Map<Integer, Long> partitions = next.get(topic);
    return partitions != null && partitions.getOrDefault(partition, 0L) > offset;
  }

  boolean hasRead(Fact fact) {
    return hasRead(fact.topic(), fact.origin().partition(), fact.origin().position());
  }

  /** Whether another had read at least as much of each partition. */
  public boolean isReachedBy(ReadPositions other) {
    return next.entrySet().stream()
        .allMatch(
            topic ->
                topic.getValue().entrySet().stream()
                    .allMatch(
                        partition ->
                            partition.getValue() == 0
                                || other.hasRead(
                                    topic.getKey(), partition.getKey(), partition.getValue() - 1)));
  }

  @Override
  public String toString() {
    return next.toString();
  }
}
