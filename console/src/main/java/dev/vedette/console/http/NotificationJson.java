package dev.vedette.console.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vedette.console.notify.Ledger.Mention;
import dev.vedette.console.notify.Notifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts what was told to receivers into the form in which pages read it. */
final class NotificationJson {
  private NotificationJson() {}

  /** How it goes with each receiver. */
  static ObjectNode statuses(@Nullable Notifier notifier) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("configured", notifier != null && !notifier.statuses().isEmpty());
    if (notifier != null) {
      notifier.faults().forEach(json.putArray("faults")::add);
    }
    ArrayNode receivers = json.putArray("receivers");
    if (notifier != null) {
      for (Notifier.Status status : notifier.statuses()) {
        ObjectNode receiver = receivers.addObject();
        receiver.put("name", status.receiver());
        receiver.put("kind", status.kind());
        receiver.put("waiting", status.waiting());
        receiver.put("standing", status.standing());
        receiver.put("failures", status.failures());
        receiver.put("lastSuccess", text(status.lastSuccess()));
        receiver.put("lastError", status.lastError());
        receiver.put("lastErrorAt", text(status.lastErrorAt()));
        receiver.put("nextAttempt", text(status.nextAttempt()));
        receiver.put("refused", status.refused());
        receiver.put("lastRefusal", status.lastRefusal());
      }
    }
    return json;
  }

  /** Adds who was told of an alert. */
  static void addMentions(ObjectNode json, @Nullable Notifier notifier, String alertId) {
    ArrayNode told = json.putArray("told");
    if (notifier == null) {
      return;
    }
    for (Mention mention : notifier.ledger().mentions(alertId)) {
      told.addObject()
          .put("receiver", mention.receiver())
          .put("message", mention.messageId())
          .put("kind", mention.kind().label())
          .put("at", mention.at().toString())
          .put("waiting", mention.waiting());
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
