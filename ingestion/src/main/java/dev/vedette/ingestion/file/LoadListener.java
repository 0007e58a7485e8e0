package dev.vedette.ingestion.file;

/** Is told how a load goes on, from the thread that loads. */
public interface LoadListener {
  /** Nobody watches. */
  LoadListener NONE = new LoadListener() {};

  /** Reads the ids of what the broker holds already. */
  default void checkingBroker(long records) {}

  /** Has read this many bytes of the files. */
  default void reading(long bytes, long ofBytes) {}

  /** Has handed this many events over to the broker, or found that they are there. */
  default void sending(long events, long ofEvents) {}
}
