package dev.vedette.console.feed;

import dev.vedette.event.AlertAction;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.topic.EventType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Writes what people do to the topic of actions. */
public final class ActionPublisher {
  private final EventPublisher events;

  public ActionPublisher(EventPublisher events) {
    this.events = events;
  }

  /**
   * Writes an action, and waits until the broker has it.
   *
   * @throws BrokerUnavailableException if the broker does not say so in time; the same action may
   *     be sent again
   * @throws dev.vedette.wire.RegistryUnavailableException if the registry does not answer
   */
  public void publish(AlertAction action) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    events.publish(
        EventType.ALERT_ACTIONS,
        action,
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
      throw new BrokerUnavailableException("The broker did not acknowledge the action", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailableException("Nobody waited for the action to be kept", e);
    }
  }
}
