package dev.vedette.stack;

import dev.vedette.console.http.ConsoleServer;
import dev.vedette.console.http.ConsoleSettings;
import dev.vedette.console.http.ViewSources;
import dev.vedette.console.notify.Backoff;
import dev.vedette.console.notify.RulesSource;
import dev.vedette.console.oidc.OpenIdProvider;
import dev.vedette.console.view.TableReader;
import dev.vedette.ingestion.http.Gateway;
import dev.vedette.ingestion.http.GatewaySettings;
import dev.vedette.topic.EventType;
import dev.vedette.warehouse.CatalogServer;
import dev.vedette.warehouse.Housekeeping;
import dev.vedette.wire.HttpSchemaRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that works on events: Kafka, the Iceberg catalog, Flink with its jobs, the gateway,
 * the console.
 *
 * <p>Each part is stopped in the reverse of the order in which they started, so that what feeds
 * stops before what it feeds.
 */
public final class StackMain {
  private static final Logger LOG = LoggerFactory.getLogger(StackMain.class);

  private static final Duration REGISTRY_PATIENCE = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final StateFolder state;
  private final StackSettings settings;
  private final Deque<Part> parts = new ArrayDeque<>();

  private record Part(String name, AutoCloseable part) {}

  private StackMain(StateFolder state, StackSettings settings) {
    this.state = state;
    this.settings = settings;
  }

  /** Starts everything, and stays until the process is asked to end. */
  public static void main(String[] arguments) {
    StateFolder state = new StateFolder(Path.of(arguments[0]));
    StackMain stack = new StackMain(state, StackSettings.read(state));
    Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stop"));
    try {
      stack.start();
      // Only now does `up` take the stack for ready.
      Files.writeString(state.ready(), String.valueOf(ProcessHandle.current().pid()));
      LOG.info("The stack is up.");
    } catch (Exception | LinkageError e) {
      LOG.error("Cannot start the stack.", e);
      // `up` shows the end of this.
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private synchronized void start() throws Exception {
    // Before anything is up: what is wrong with them is somebody's to put right.
    RulesSource rules = NotificationFile.watch(state, settings);
    OpenIdProvider provider =
        ProviderFile.of(state, settings)
            .map(found -> new OpenIdProvider(found, InstantSource.system()))
            .orElse(null);
    KafkaBroker broker =
        KafkaBroker.start(
            state.kafka(), settings.port(Port.KAFKA), settings.port(Port.KAFKA_CONTROLLER));
    parts.push(new Part("Kafka", broker));
    broker.createTopics(Arrays.stream(EventType.values()).map(EventType::topic).toList());
    LOG.info("Kafka listens at {}.", broker.address());

    CatalogServer catalog =
        CatalogServer.start(
            new CatalogServer.Config(
                settings.port(Port.CATALOG),
                state.catalogDatabase(),
                Files.createDirectories(state.warehouse()).toUri()));
    parts.push(new Part("Iceberg catalog", catalog));
    LOG.info("The Iceberg catalog listens at {}.", catalog.uri());

    FlinkCluster flink =
        FlinkCluster.start(
            state.checkpoints(),
            state.jobs(),
            Files.createDirectories(state.flinkTemporary()),
            settings.stateBackend(),
            settings.port(Port.FLINK));
    parts.push(new Part("Flink", flink));
    LOG.info("Flink's web page is at {}.", flink.address());
    StackJobs jobs = new StackJobs(settings);
    jobs.prepareTables();
    parts.push(new Part("Housekeeping", Housekeeping.start(catalog.uri())));
    awaitRegistry();
    for (StackJob job : jobs.all()) {
      flink.submit(job);
    }
    Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address()));
    parts.push(new Part("Connection to Kafka", admin));
    parts.push(new Part("Judging prices again", jobs.startRejudging(flink, admin)));

    Gateway gateway =
        Gateway.start(
            GatewaySettings.of(
                settings.port(Port.GATEWAY), broker.address(), jobs.registry(), state.keys()));
    parts.push(new Part("Gateway", gateway));
    parts.push(
        new Part(
            "Console",
            ConsoleServer.start(
                ConsoleSettings.of(settings.port(Port.CONSOLE)),
                broker.address(),
                new HttpSchemaRegistry(jobs.registry()),
                new ConsoleIdentities(state, provider),
                new ViewSources(
                    new TableReader(new ConsoleTables(state)), new ConsoleHealth(state, admin)),
                InstantSource.system(),
                rules,
                Backoff.standard())));
    flink.awaitRunning();
  }

  /**
   * The jobs ask it for schemas at once. It starts at the same time as this process; without it
   * they would fail, and try again only after their restart delay.
   */
  private void awaitRegistry() throws InterruptedException {
    long begin = System.nanoTime();
    try (Health health = new Health(state, settings)) {
      while (!health.isUp(StackPart.REGISTRY)) {
        if (System.nanoTime() - begin > REGISTRY_PATIENCE.toNanos()) {
          LOG.warn(
              "The schema registry does not answer. The jobs start without it, and try again until"
                  + " it does.");
          return;
        }
        Thread.sleep(LOOK_AGAIN);
      }
    }
  }

  /** Waits for a start under way: half a broker cannot be stopped. */
  private synchronized void stop() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.part().close();
        LOG.info("{} has stopped.", part.name());
      } catch (Exception e) {
        LOG.error("{} did not stop in good order.", part.name(), e);
      }
    }
  }
}
