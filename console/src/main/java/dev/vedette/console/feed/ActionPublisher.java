package dev.vedette.console.feed;

import dev.vedette.event.AlertAction;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.topic.EventType;

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
    events.publishAndWait(EventType.ALERT_ACTIONS, action);
  }
}
