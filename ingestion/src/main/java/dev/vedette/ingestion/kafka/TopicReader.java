package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import java.util.Collection;
import java.util.function.Consumer;

/** Reads what is on the topics at present. */
public interface TopicReader {
  /** From the first record on. */
  long ALL = Long.MAX_VALUE;

  /**
   * How many records the topics hold, heartbeats included.
   *
   * @throws BrokerUnavailableException if the broker does not answer in time
   */
  long count(Collection<EventType> types);

  /**
   * Gives every record up to the present end of the topics; those of one partition in order.
   *
   * @param lastPerPartition how many records of each partition to read, counted from its end
   * @throws BrokerUnavailableException if the broker does not answer in time
   */
  void read(Collection<EventType> types, long lastPerPartition, Consumer<TopicRecord> records);

  /**
   * Gives every record of a topic from the first one on: those that are there before this returns,
   * those that come later until the result is closed, on another thread.
   *
   * @throws BrokerUnavailableException if the broker does not answer in time
   */
  Following follow(EventType type, Consumer<TopicRecord> records);

  /** What {@link #follow} began, to be ended by closing it. */
  interface Following extends AutoCloseable {
    /** Whether the broker has answered within the last seconds, be it that there is nothing new. */
    boolean isAnswered();

    @Override
    void close();
  }
}
