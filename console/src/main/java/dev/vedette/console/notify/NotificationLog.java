package dev.vedette.console.notify;

import dev.vedette.event.AlertNotification;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.topic.EventType;
import dev.vedette.wire.RegistryUnavailableException;
import java.time.Instant;
import java.util.Locale;

/**
 * The topic of what is told. A message stands there before it is sent for the first time, so that
 * whoever goes on after a crash sends the same one under the same id.
 */
public final class NotificationLog {
  private final EventPublisher events;

  /** What stands on the topic of a message. */
  enum Step {
    PLANNED,
    DELIVERED,
    REFUSED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public NotificationLog(EventPublisher events) {
    this.events = events;
  }

  /** Puts what was read from the topic into the ledger. */
  public static void replay(AlertNotification event, Ledger ledger) {
    String receiver = event.getReceiver();
    String id = event.getMessageId();
    if (event.getStep().equals(Step.PLANNED.label())) {
      if (event.getContent() != null) {
        MessageJson.read(event.getContent()).ifPresent(ledger::plan);
      }
    } else if (event.getStep().equals(Step.DELIVERED.label())) {
      ledger.deliver(receiver, id, event.getRecordedAt());
    } else if (event.getStep().equals(Step.REFUSED.label())) {
      ledger.refuse(receiver, id, event.getError() == null ? "" : event.getError());
    }
  }

  /**
   * Writes that a message will be sent, and waits until the broker has it.
   *
   * @throws BrokerUnavailableException if the broker does not say so in time; the same may be
   *     written again
   * @throws RegistryUnavailableException if the registry does not answer
   */
  void planned(Message message) {
    AlertNotification event = event(message, Step.PLANNED, message.plannedAt());
    event.setContent(MessageJson.write(message));
    publish(event);
  }

  /** Writes that the receiver has a message; otherwise like {@link #planned}. */
  void delivered(Message message, int attempts, Instant at) {
    AlertNotification event = event(message, Step.DELIVERED, at);
    event.setAttempts(attempts);
    publish(event);
  }

  /** Writes that the receiver does not take a message; otherwise like {@link #planned}. */
  void refused(Message message, int attempts, String answer, Instant at) {
    AlertNotification event = event(message, Step.REFUSED, at);
    event.setAttempts(attempts);
    event.setError(answer);
    publish(event);
  }

  private static AlertNotification event(Message message, Step step, Instant at) {
    AlertNotification event = new AlertNotification();
    event.setEventId(message.id() + "/" + step.label());
    event.setRecordedAt(at);
    event.setMessageId(message.id());
    event.setStep(step.label());
    event.setReceiver(message.receiver());
    event.setKind(message.kind().label());
    event.setRule(message.rule().isEmpty() ? null : message.rule());
    event.setRegion(message.region());
    event.setAlerts(message.lines().size());
    return event;
  }

  private void publish(AlertNotification event) {
    events.publishAndWait(EventType.ALERT_NOTIFICATIONS, event);
  }
}
