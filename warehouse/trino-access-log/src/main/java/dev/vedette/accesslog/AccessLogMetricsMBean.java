package dev.vedette.accesslog;

/** What JMX shows of the access log. */
public interface AccessLogMetricsMBean {
  /** Entries that were noted since the start. */
  long getNoted();

  /** Entries that reached Kafka since the start. */
  long getDelivered();

  /** Entries on disk that are not in Kafka yet; -1 where that cannot be read. */
  long getWaiting();

  /** Attempts to deliver that failed, and are repeated. */
  long getFailedDeliveries();

  /** Queries that could not be noted at all. Anything but 0 is a hole in the log. */
  long getLost();
}
