package dev.vedette.console.notify;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Receivers, and who of them is told what.
 *
 * @param console address of the console, for links in messages
 */
public record NotificationRules(URI console, List<Receiver> receivers, List<Rule> rules) {
  public NotificationRules {
    receivers = List.copyOf(receivers);
    rules = List.copyOf(rules);
  }

  /** A receiver. */
  public Optional<Receiver> receiver(String name) {
    return receivers.stream().filter(receiver -> receiver.name().equals(name)).findFirst();
  }
}
