package dev.vedette.ingestion.kafka;

import dev.vedette.topic.EventType;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts events on their topics. What is published under one key stays in order. May be used by
 * several threads.
 */
public interface EventPublisher extends AutoCloseable {
  /** Learns what became of one event. Runs on a thread of the publisher: be quick. */
  @FunctionalInterface
  interface Acknowledgement {
    /**
     * @param failure null once all replicas that are in sync have the event
     */
    void done(@Nullable Exception failure);
  }

  /**
   * Hands an event over; it waits while too much is under way.
   *
   * @param acknowledgement is called exactly once, unless this method throws
   * @throws BrokerUnavailableException if the broker does not answer in time
   * @throws dev.vedette.wire.RegistryUnavailableException if the schema is not known yet and the
   *     registry does not answer
   */
  void publish(EventType type, SpecificRecord event, Acknowledgement acknowledgement);

  /**
   * Hands an event over, and waits until it is there.
   *
   * @throws BrokerUnavailableException if the broker does not acknowledge it in time; it may be
   *     there all the same, and may be handed over again
   * @throws dev.vedette.wire.RegistryUnavailableException if the registry does not answer
   */
  default void publishAndWait(EventType type, SpecificRecord event) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    publish(
        type,
        event,
        failure -> {
          if (failure == null) {
            kept.complete(null);
          } else {
            kept.completeExceptionally(failure);
          }
        });
    try {
      var unused = kept.get();
    } catch (ExecutionException e) {
      throw new BrokerUnavailableException(
          "The broker did not acknowledge an event of " + type.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailableException(
          "Nobody waited for an event of %s to be kept".formatted(type.topic()), e);
    }
  }

  /**
   * Says on every partition of every reported topic that event time has come to {@code time}, after
   * what was published before by the same thread.
   *
   * @throws BrokerUnavailableException if the broker does not answer in time
   */
  void heartbeat(Instant time);

  /** Waits until everything published has been acknowledged or has failed. */
  void flush();

  @Override
  void close();
}
