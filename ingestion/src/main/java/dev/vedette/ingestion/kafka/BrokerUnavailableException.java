package dev.vedette.ingestion.kafka;

/** The broker gave no answer in time. Nothing is wrong with the events: try again. */
public final class BrokerUnavailableException extends RuntimeException {
  public BrokerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
