package dev.vedette.console.http;

import dev.vedette.console.alert.AlertBook;
import dev.vedette.console.alert.Desk;
import dev.vedette.console.feed.ActionPublisher;
import dev.vedette.console.feed.ConsoleFeed;
import dev.vedette.console.notify.Backoff;
import dev.vedette.console.notify.Ledger;
import dev.vedette.console.notify.NotificationLog;
import dev.vedette.console.notify.Notifier;
import dev.vedette.console.notify.RulesSource;
import dev.vedette.ingestion.http.HttpDefaults;
import dev.vedette.ingestion.kafka.BrokerSettings;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.ingestion.kafka.KafkaTopicReader;
import dev.vedette.wire.SchemaRegistry;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console: its page, and the interface that the page uses. */
public final class ConsoleServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
  private static final int MOST_BYTES = 16 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Javalin server;
  private final Endpoints endpoints;
  private final List<AutoCloseable> parts;

  private ConsoleServer(Javalin server, Endpoints endpoints, List<AutoCloseable> parts) {
    this.server = server;
    this.endpoints = endpoints;
    this.parts = parts;
  }

  /** A console that notifies nobody; see the other method. */
  public static ConsoleServer start(
      ConsoleSettings settings,
      String brokers,
      SchemaRegistry registry,
      Identities identities,
      @Nullable ViewSources sources,
      InstantSource clock) {
    return start(settings, brokers, registry, identities, sources, clock, null, Backoff.standard());
  }

  /**
   * Starts to listen, and to read the topics. Until all has been read pages are told to wait.
   *
   * @param brokers {@code host:port}, several separated by commas
   * @param sources of the views besides alerts; null where there are none
   * @param rules who is notified of what, looked at again while it runs; null for nobody, ever
   * @param backoff between attempts to notify
   */
  public static ConsoleServer start(
      ConsoleSettings settings,
      String brokers,
      SchemaRegistry registry,
      Identities identities,
      @Nullable ViewSources sources,
      InstantSource clock,
      @Nullable RulesSource rules,
      Backoff backoff) {
    Desk desk = new Desk(new AlertBook(settings.mostEnded(), settings.patience()), clock);
    List<AutoCloseable> parts = new ArrayList<>();
    BrokerSettings broker = BrokerSettings.of(brokers).withTimeout(PATIENCE);
    EventPublisher publisher = new KafkaEventPublisher(broker, registry, Duration.ZERO);
    parts.add(publisher);
    Ledger ledger = rules == null ? null : new Ledger();
    parts.add(ConsoleFeed.start(new KafkaTopicReader(broker), registry, desk, ledger));
    Notifier notifier =
        rules == null || ledger == null
            ? null
            : Notifier.start(
                rules,
                desk,
                ledger,
                new NotificationLog(publisher),
                backoff,
                () -> ThreadLocalRandom.current().nextLong(),
                clock);
    if (notifier != null) {
      parts.add(notifier);
    }
    Endpoints endpoints =
        new Endpoints(
            desk,
            new ActionPublisher(publisher),
            identities,
            new Sessions(settings.sessionLife(), settings.mostSessions(), clock),
            clock,
            notifier);
    ViewEndpoints views =
        new ViewEndpoints(
            sources, endpoints::viewerOf, () -> notifier == null ? List.of() : notifier.faults());
    Javalin server =
        Javalin.create(
            config -> {
              configure(config, endpoints);
              views.add(config);
            });
    try {
      server.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      close(parts);
      throw e;
    }
    LOG.info("The console is at http://{}:{}.", settings.host(), server.port());
    return new ConsoleServer(server, endpoints, parts);
  }

  private static void configure(JavalinConfig config, Endpoints endpoints) {
    HttpDefaults.configure(config);
    config.http.maxRequestSize = MOST_BYTES;
    config.staticFiles.add(
        files -> {
          files.hostedPath = "/app";
          files.directory = Pages.OWN;
          files.location = Location.CLASSPATH;
        });
    endpoints.add(config);
  }

  /** The port on which it listens. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    endpoints.close();
    server.stop();
    close(parts.reversed());
  }

  private static void close(List<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Part of the console did not close in good order.", e);
      }
    }
  }
}
