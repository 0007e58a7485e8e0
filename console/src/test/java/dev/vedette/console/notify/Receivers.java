package dev.vedette.console.notify;

import dev.vedette.console.alert.Severity;
import dev.vedette.console.settings.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Receivers and rules to test with. */
final class Receivers {
  static final URI CONSOLE = URI.create("http://127.0.0.1:18070");
  static final Duration GATHER = Duration.ofSeconds(10);
  static final Duration EVERY = Duration.ofMinutes(1);

  private Receivers() {}

  static Receiver people(String name) {
    return new Receiver(
        name,
        GATHER,
        EVERY,
        new Receiver.Webhook(
            URI.create("http://127.0.0.1/" + name),
            new Secret.OfEnvironment("SECRET", Map.of("SECRET", "x".repeat(32)))));
  }

  static Receiver alertmanager(String name) {
    return new Receiver(
        name,
        GATHER,
        EVERY,
        new Receiver.Alertmanager(URI.create("http://127.0.0.1/"), Duration.ofMinutes(1)));
  }

  static Rule all(String name, String receiver) {
    return new Rule(name, receiver, List.of(), Severity.LOW, BigDecimal.ZERO, null, null);
  }

  static NotificationRules rules(List<Receiver> receivers, Rule... rules) {
    return new NotificationRules(CONSOLE, receivers, List.of(rules));
  }
}
