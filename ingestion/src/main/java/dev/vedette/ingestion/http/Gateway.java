package dev.vedette.ingestion.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vedette.event.Product;
import dev.vedette.ingestion.ProductCatalogue;
import dev.vedette.ingestion.kafka.BrokerUnavailableException;
import dev.vedette.ingestion.kafka.Decoding;
import dev.vedette.ingestion.kafka.EventPublisher;
import dev.vedette.ingestion.kafka.Heartbeats;
import dev.vedette.ingestion.kafka.KafkaEventPublisher;
import dev.vedette.ingestion.kafka.KafkaTopicReader;
import dev.vedette.ingestion.kafka.TopicReader;
import dev.vedette.topic.EventType;
import dev.vedette.wire.HttpSchemaRegistry;
import dev.vedette.wire.RegistryUnavailableException;
import dev.vedette.wire.SchemaRegistry;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events over HTTP. Before it listens, it has learnt the products and the latest ids from the
 * topics.
 */
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  /** A request should not wait for a batch to be filled. */
  private static final Duration LINGER = Duration.ofMillis(5);

  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
  private static final int PARTITIONS_EXPECTED = 4;

  /** The registry may be started at the same time as the gateway. */
  private static final Duration REGISTRY_PATIENCE = Duration.ofSeconds(90);

  private static final Duration REGISTRY_PAUSE = Duration.ofMillis(250);

  private final Javalin server;
  private final List<AutoCloseable> parts;

  private Gateway(Javalin server, List<AutoCloseable> parts) {
    this.server = server;
    this.parts = parts;
  }

  /**
   * Starts to listen. Waits for a schema registry that is itself starting.
   *
   * @throws IOException if the API keys cannot be read or made
   * @throws RegistryUnavailableException if the registry does not answer within 90 seconds
   * @throws BrokerUnavailableException if the broker does not answer
   */
  public static Gateway start(GatewaySettings settings) throws IOException {
    SchemaRegistry registry = new HttpSchemaRegistry(settings.registry());
    EventPublisher publisher = new KafkaEventPublisher(settings.broker(), registry, LINGER);
    try {
      awaitRegistry(registry);
      Gateway gateway =
          start(
              settings,
              new Broker(
                  publisher,
                  new KafkaTopicReader(settings.broker()),
                  new KafkaTopicReader(settings.broker().withTimeout(PROBE_TIMEOUT)),
                  registry),
              InstantSource.system());
      gateway.parts.addFirst(publisher);
      return gateway;
    } catch (IOException | RuntimeException e) {
      publisher.close();
      throw e;
    }
  }

  private static void awaitRegistry(SchemaRegistry registry) {
    long begin = System.nanoTime();
    while (true) {
      try {
        registry.idOf(EventType.PRODUCTS.subject(), EventType.PRODUCTS.schema());
        return;
      } catch (RegistryUnavailableException e) {
        if (System.nanoTime() - begin > REGISTRY_PATIENCE.toNanos()) {
          throw e;
        }
        LockSupport.parkNanos(REGISTRY_PAUSE.toNanos());
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  /**
   * What lies behind the gateway.
   *
   * @param probe asked whether the broker is there, with little patience
   */
  record Broker(
      EventPublisher publisher, TopicReader topics, TopicReader probe, SchemaRegistry registry) {}

  static Gateway start(GatewaySettings settings, Broker broker, InstantSource clock)
      throws IOException {
    ApiKeys keys = ApiKeys.open(settings.keys());
    ProductCatalogue catalogue = new ProductCatalogue();
    RecentEvents recent = new RecentEvents(settings.recentIds());
    Heartbeats heartbeats = new Heartbeats(broker.publisher(), settings.clock(), clock);
    List<AutoCloseable> parts = new ArrayList<>();
    try {
      Decoding products = new Decoding(broker.registry());
      parts.add(
          broker
              .topics()
              .follow(
                  EventType.PRODUCTS,
                  message ->
                      products
                          .eventOf(message)
                          .ifPresent(product -> catalogue.learn((Product) product))));
      warm(settings, broker, recent, heartbeats);
      GatewayMetrics metrics = new GatewayMetrics();
      Intake intake =
          new Intake(
              broker.publisher(), recent, heartbeats, catalogue, settings.broker().timeout());
      EventsEndpoint events = new EventsEndpoint(keys, settings, catalogue, intake, metrics, clock);
      Javalin server =
          Javalin.create(config -> configure(config, settings, broker, events, metrics));
      server.start(settings.host(), settings.port());
      parts.add(heartbeats);
      heartbeats.start();
      LOG.info("The gateway listens at http://{}:{}.", settings.host(), server.port());
      return new Gateway(server, parts);
    } catch (RuntimeException e) {
      close(parts);
      throw e;
    }
  }

  /** Learns the latest ids, and how far event time has come. */
  private static void warm(
      GatewaySettings settings, Broker broker, RecentEvents recent, Heartbeats heartbeats) {
    Set<EventType> types = EnumSet.copyOf(EventType.reported());
    types.add(EventType.DEAD_LETTERS);
    Decoding decoding = new Decoding(broker.registry());
    broker
        .topics()
        .read(
            types,
            Math.max(1, settings.recentIds() / (types.size() * PARTITIONS_EXPECTED)),
            message -> {
              String id = message.eventId();
              if (id != null) {
                recent.acknowledged(message.type(), id);
              }
              Instant heartbeat = message.heartbeat();
              if (heartbeat != null) {
                heartbeats.accepted(heartbeat);
              }
              if (message.type().isReported()) {
                decoding
                    .eventOf(message)
                    .ifPresent(event -> heartbeats.accepted(message.type().eventTime(event)));
              }
            });
  }

  private static void configure(
      JavalinConfig config,
      GatewaySettings settings,
      Broker broker,
      EventsEndpoint events,
      GatewayMetrics metrics) {
    HttpDefaults.configure(config);
    String openApi = OpenApiDocument.create(settings).toPrettyString();
    String page = WelcomePage.html();
    config.routes.before(Gateway::addSecurityHeaders);
    config.routes.post("/v1/events/{type}", events::handle);
    config.routes.get("/", request -> request.html(page));
    config.routes.get(
        "/openapi.json", request -> request.contentType("application/json").result(openApi));
    config.routes.get(
        "/health/live",
        request ->
            Answers.write(request, 200, JsonNodeFactory.instance.objectNode().put("status", "up")));
    config.routes.get("/health/ready", request -> answerReady(request, broker.probe()));
    config.routes.get(
        "/metrics",
        request -> {
          ByteArrayOutputStream text = new ByteArrayOutputStream();
          metrics.write(text);
          request.contentType(GatewayMetrics.CONTENT_TYPE).result(text.toByteArray());
        });
    config.routes.error(
        404,
        request -> {
          if (request.resultInputStream() == null) {
            Answers.error(request, 404, "not_found", "There is nothing here; see /");
          }
        });
    config.routes.exception(
        Exception.class,
        (failure, request) -> {
          LOG.error("Cannot answer {} {}.", request.method(), request.path(), failure);
          Answers.error(
              request, 500, "internal", "The gateway failed; its log tells why. Try again");
        });
  }

  private static void answerReady(Context request, TopicReader probe) {
    try {
      probe.count(Set.of(EventType.PRODUCTS));
      Answers.write(request, 200, JsonNodeFactory.instance.objectNode().put("status", "ready"));
    } catch (BrokerUnavailableException e) {
      Answers.error(request, 503, "broker_unavailable", "The broker does not answer");
    }
  }

  private static void addSecurityHeaders(Context request) {
    HttpDefaults.secure(
        request, "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    request.header("Cache-Control", "no-store");
  }

  /** The port on which it listens. */
  public int port() {
    return server.port();
  }

  /**
   * Stops listening and lets go of the broker. A request under way may go without an answer; its
   * sender sends it again, and what had arrived is recognised.
   */
  @Override
  public void close() {
    server.stop();
    close(parts.reversed());
  }

  private static void close(List<AutoCloseable> parts) {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("Part of the gateway did not close in good order.", e);
      }
    }
  }
}
