package dev.vedette.accesslog;

import dev.vedette.wire.HttpSchemaRegistry;
import io.trino.spi.eventlistener.EventListener;
import io.trino.spi.eventlistener.EventListenerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the listener from the properties {@code access-log.spool} (a folder), {@code
 * access-log.bootstrap-servers} (Kafka's brokers), {@code access-log.registry} (address of the
 * schema registry's Confluent API) and {@code access-log.clients} ({@code proven} where they must
 * prove who they are, {@code unproven} where Trino takes any name).
 */
final class AccessLogFactory implements EventListenerFactory {
  private static final String SPOOL = "access-log.spool";
  private static final String BROKERS = "access-log.bootstrap-servers";
  private static final String REGISTRY = "access-log.registry";
  private static final String CLIENTS = "access-log.clients";
  private static final Set<String> KEYS = Set.of(SPOOL, BROKERS, REGISTRY, CLIENTS);

  @Override
  public String getName() {
    return "vedette-access-log";
  }

  @Override
  public EventListener create(Map<String, String> config, EventListenerContext context) {
    Set<String> unlike = new TreeSet<>(config.keySet());
    unlike.removeIf(KEYS::contains);
    if (!unlike.isEmpty() || !config.keySet().containsAll(KEYS)) {
      throw new IllegalArgumentException(
          "Cannot start the access log: it needs the properties %s, and knows no others, such as %s."
              .formatted(new TreeSet<>(KEYS), unlike));
    }
    try {
      Spool spool = new Spool(Path.of(config.getOrDefault(SPOOL, "")));
      KafkaDelivery delivery =
          new KafkaDelivery(
              config.getOrDefault(BROKERS, ""),
              new HttpSchemaRegistry(URI.create(config.getOrDefault(REGISTRY, ""))));
      AccessLogMetrics metrics = AccessLogMetrics.register(spool);
      return new AccessLogListener(
          spool,
          Courier.start(spool, delivery, metrics),
          metrics,
          Clients.of(config.getOrDefault(CLIENTS, "")));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot start the access log: its folder cannot be used. Check access-log.spool.", e);
    }
  }
}
