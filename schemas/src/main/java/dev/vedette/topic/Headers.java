package dev.vedette.topic;

/** Names of the Kafka record headers. */
public final class Headers {
  /**
   * {@code event_id} of the record, UTF-8, so that repeats are found without decoding the value.
   */
  public static final String EVENT_ID = "event-id";

  /**
   * Marks a heartbeat: a record without a value whose header holds an instant in ISO-8601. No event
   * older than that instant less the allowed lateness will follow on the partition, so event time
   * may move although nothing happened.
   */
  public static final String HEARTBEAT = "heartbeat";

  private Headers() {}
}
