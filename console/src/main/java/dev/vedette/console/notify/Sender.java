package dev.vedette.console.notify;

import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/** Brings messages to one receiver. It waits for an answer some seconds at the most. */
public interface Sender {
  /**
   * Sends a message, perhaps not for the first time.
   *
   * @param now by the wall clock
   * @throws SendFailedException if the receiver may not have it
   */
  void send(Message message, Instant now) throws SendFailedException;

  /**
   * Tells a receiver that follows the state what stands.
   *
   * @throws SendFailedException if the receiver may not have it
   */
  default void tellState(Collection<Told> standing, Instant now) throws SendFailedException {}

  /** How a receiver is reached. */
  static Sender to(Receiver receiver, NotificationRules rules, HttpClient client) {
    return switch (receiver.address()) {
      case Receiver.Webhook webhook -> new WebhookSender(webhook, client);
      case Receiver.Email email -> new EmailSender(email, new MessageText(rules.console()));
      case Receiver.Alertmanager alertmanager ->
          new AlertmanagerSender(alertmanager, new MessageText(rules.console()), client);
    };
  }

  /** For all of them: it follows no redirection, since that would lead to somewhere else. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }
}
